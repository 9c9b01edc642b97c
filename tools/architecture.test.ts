import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parts, rules, slices } from './architecture.mjs'
import { type Tree, withPlanted } from './planted-tree.ts'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const cruiser = join(project, 'node_modules/.bin/depcruise')

const importing = (path: string) => `import '${path}'\n`
const packageFiles = (name: string, workspace = ''): Tree => ({
  [`${workspace}node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`${workspace}node_modules/${name}/index.js`]: '',
})

/** A tree that keeps every rule: each arrow that is allowed is drawn once. */
const lawful: Tree = {
  'package.json': JSON.stringify({ name: 'tongban', devDependencies: { vitest: '1.0.0' } }),
  'protocol/package.json': JSON.stringify({ name: '@tongban/protocol', dependencies: { canonicalize: '1.0.0', jose: '1.0.0' } }),
  'server/package.json': JSON.stringify({
    name: '@tongban/server',
    dependencies: { fastify: '1.0.0', pg: '1.0.0', pino: '1.0.0', saxes: '1.0.0' },
  }),
  ...packageFiles('vitest'),
  ...packageFiles('fastify'),
  ...packageFiles('pg'),
  ...packageFiles('pino'),
  ...packageFiles('canonicalize'),
  ...packageFiles('jose'),
  ...packageFiles('left-pad'),
  // npm puts a version that only one workspace has beside that workspace's code.
  ...packageFiles('saxes', 'server/'),
  'protocol/src/case/step.ts': importing('canonicalize'),
  'protocol/src/case/test-kit/story.ts': importing('vitest') + importing('node:fs'),
  'protocol/src/suite/intl-node.ts': importing('node:crypto'),
  'protocol/src/suite/intl.test.ts': importing('node:fs') + importing('./intl-node.ts'),
  'server/src/platform/db/db.ts': importing('pg'),
  'server/src/platform/http/app.ts': importing('fastify') + importing('../db/db.ts'),
  'server/src/platform/log.ts': importing('pino'),
  'server/src/identity/index.ts': importing('../platform/db/db.ts') + importing('saxes'),
  'server/src/identity/person.store.ts': importing('../platform/db/db.ts'),
  'server/src/cases/index.ts': importing('./case.routes.ts'),
  'server/src/cases/case.routes.ts': importing('fastify') + importing('./take-step.ts'),
  'server/src/cases/take-step.ts': importing('../identity/index.ts') + importing('./domain/rights.ts'),
  'server/src/cases/take-step.test.ts':
    importing('vitest') +
    importing('../identity/person.store.ts') +
    importing('../test-kit/database.ts') +
    importing('./crash.fixture.ts') +
    importing('../node.ts'),
  'server/src/cases/crash.fixture.ts': importing('../node.ts'),
  'server/src/cases/domain/rights.ts': importing('./duty.ts') + importing('../../../../protocol/src/case/step.ts'),
  'server/src/cases/domain/duty.ts': '',
  'server/src/cases/domain/rights.test.ts': importing('vitest') + importing('./rights.ts'),
  'server/src/counter/index.ts': importing('../cases/index.ts'),
  'server/src/oversight/index.ts': importing('../counter/index.ts'),
  'server/src/index.ts': importing('./cases/index.ts') + importing('./oversight/index.ts'),
  'server/src/node.ts': importing('./index.ts'),
  'server/src/main.ts': importing('./node.ts') + importing('../../web/src/app/handler.ts'),
  'server/src/test-kit/database.ts': importing('../platform/db/db.ts') + importing('vitest'),
  'cli/src/serve.ts': importing('../../server/src/main.ts'),
  'simulation/run.ts': importing('../server/src/node.ts'),
  'bench/submit.ts': importing('../server/src/node.ts'),
  'browser/every-page.ts': importing('../web/src/app/handler.ts'),
  'provider/src/main.ts': '',
  'web/src/app/handler.ts': importing('../cases/page.ts'),
  'web/src/cases/page.ts': importing('../ui/button.ts') + importing('../../../protocol/src/case/step.ts'),
  'web/src/ui/button.ts': importing('../text/zh.ts'),
  'web/src/text/zh.ts': '',
}

/** One fault for each rule that concerns the shape of the tree: what is written where. */
const faults: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['no-cycles', 'server/src/cases/intake/a.ts', `import type { B } from './b.ts'\nexport type A = B\n`],
  ['no-unresolved-import', 'server/src/cases/lost.ts', importing('./nowhere.ts')],
  ['every-file-has-a-part', 'server/src/reports/monthly.ts', importing('../platform/db/db.ts')],
  ['every-file-has-a-part', 'server/src/extra.ts', importing('./platform/db/db.ts')],
  ['tests-are-not-imported', 'server/src/cases/reuse.ts', importing('./take-step.test.ts')],
  ['test-kit-is-not-shipped', 'server/src/cases/lean.ts', importing('./crash.fixture.ts')],
  ['test-kit-is-not-shipped', 'protocol/src/case/lean.ts', importing('./test-kit/story.ts')],
  ['no-undeclared-package', 'server/src/cases/pad.ts', importing('left-pad')],
  ['no-dev-package-in-the-product', 'server/src/cases/assertion.ts', importing('vitest')],
  ['framework-only-at-the-edge', 'server/src/cases/accept.ts', importing('fastify')],
  ['driver-in-one-folder', 'server/src/cases/case.store.ts', importing('pg')],
  ['protocol-packages', 'protocol/src/case/token.ts', importing('jose')],
  ['slices-through-their-index', 'server/src/cases/shortcut.ts', importing('../identity/person.store.ts')],
  ['domain-is-pure', 'server/src/cases/domain/clock.ts', importing('../../platform/log.ts')],
  ['domain-is-pure', 'server/src/cases/domain/file.ts', importing('node:fs')],
  ['domain-is-pure', 'server/src/cases/domain/log.ts', importing('pino')],
  ['domain-is-pure', 'server/src/cases/domain/use-case.ts', importing('../take-step.ts')],
  ['protocol-runs-anywhere', 'protocol/src/case/read.ts', importing('node:fs')],
  ['protocol-does-not-choose-node', 'protocol/src/case/sign.ts', importing('../suite/intl-node.ts')],
  ['ui-knows-no-domain', 'web/src/ui/case-row.ts', importing('../../../protocol/src/case/step.ts')],
  ['web-slices-meet-in-app', 'web/src/counter/page.ts', importing('../cases/page.ts')],
]

/** One fault for each arrow that must not be drawn: a part (and a test of it) that imports what lies above or beside it. */
const forbiddenArrows: Readonly<Record<string, readonly [path: string, imports: string]>> = {
  protocol: ['protocol/src/up', '../../server/src/platform/log.ts'],
  platform: ['server/src/platform/up', '../identity/index.ts'],
  identity: ['server/src/identity/up', '../cases/index.ts'],
  exchange: ['server/src/exchange/up', '../cases/index.ts'],
  catalogue: ['server/src/catalogue/up', '../cases/index.ts'],
  certificates: ['server/src/certificates/up', '../cases/index.ts'],
  sharing: ['server/src/sharing/up', '../cases/index.ts'],
  cases: ['server/src/cases/up', '../oversight/index.ts'],
  counter: ['server/src/counter/up', '../oversight/index.ts'],
  assist: ['server/src/assist/up', '../counter/index.ts'],
  outreach: ['server/src/outreach/up', '../counter/index.ts'],
  pilots: ['server/src/pilots/up', '../oversight/index.ts'],
  oversight: ['server/src/oversight/up', '../../../cli/src/serve.ts'],
  'test-kit': ['server/src/test-kit/up', '../cases/index.ts'],
  crash: ['server/src/crash/up', '../../../cli/src/serve.ts'],
  start: ['server/bin/up', '../src/cases/index.ts'],
  cli: ['cli/src/up', '../../server/src/platform/log.ts'],
  simulation: ['simulation/up', '../server/src/platform/log.ts'],
  bench: ['bench/up', '../server/src/cases/index.ts'],
  web: ['web/src/app/up', '../../../server/src/platform/log.ts'],
  browser: ['browser/up', '../server/src/platform/log.ts'],
  provider: ['provider/up', '../server/src/platform/log.ts'],
}

/** The three single files cannot have a file beside them: each is overwritten with an import it may not have. The last closes the cycle. */
const besides: Tree = {
  'server/src/index.ts': importing('./test-kit/database.ts'),
  'server/src/node.ts': importing('./cases/index.ts'),
  'server/src/main.ts': importing('./cases/index.ts'),
  'server/src/cases/intake/b.ts': `import type { A } from './a.ts'\nexport type B = A\n`,
}

const arrowFaults = Object.entries(forbiddenArrows).flatMap(([part, [path, imports]]) => [
  [`${part}-imports-only-what-it-may`, `${path}.ts`, importing(imports)] as const,
  [`${part}-tests-import-only-what-they-may`, `${path}.test.ts`, importing(imports)] as const,
])
const singleFileFaults = [
  ['composition-imports-only-what-it-may', 'server/src/index.ts'],
  ['node-imports-only-what-it-may', 'server/src/node.ts'],
  ['main-imports-only-what-it-may', 'server/src/main.ts'],
] as const

async function violations(tree: Tree): Promise<string[]> {
  return withPlanted(tree, async (root) => {
    const json = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        [
          cruiser,
          '--config',
          join(project, '.dependency-cruiser.mjs'),
          '--output-type',
          'json',
          'protocol',
          'server',
          'cli',
          'web',
          'simulation',
          'bench',
          'browser',
          'provider',
        ],
        { cwd: root, maxBuffer: 64e6 },
        (_failed, stdout) => resolve(stdout),
      )
    })
    const result: { summary: { violations: { rule: { name: string }; from: string }[] } } = JSON.parse(json)
    return result.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`)
  })
}

// Each starts the real tool over a whole tree: on a busy machine that takes seconds.
describe('the import rules', { timeout: 120_000 }, () => {
  test('leave a tree alone that draws each allowed arrow', async () => {
    expect(await violations(lawful)).toEqual([])
  })

  test('find each planted violation, and each rule has one', async () => {
    const planted = [...faults, ...arrowFaults]
    const found = await violations({
      ...lawful,
      ...besides,
      ...Object.fromEntries(planted.map(([, path, text]) => [path, text])),
    })
    const expected = [...planted, ...singleFileFaults].map(([rule, path]) => `${rule} ${path}`)
    expect(expected.filter((one) => !found.includes(one))).toEqual([])

    const proven = new Set([...planted, ...singleFileFaults].map(([rule]) => rule))
    expect(
      rules()
        .map(({ name }) => name ?? '')
        .filter((name) => !proven.has(name)),
    ).toEqual([])
  })
})

test('a slice uses only slices that stand above it in the table, so no cycle can be declared', () => {
  const order = Object.keys(slices)
  for (const [name, below] of Object.entries(slices)) {
    expect(below.filter((other) => order.indexOf(other) >= order.indexOf(name) || !(other in slices))).toEqual([])
  }
})

test('every part may import only parts that are described', () => {
  for (const { may } of Object.values(parts)) expect(may.filter((other) => !(other in parts))).toEqual([])
})
