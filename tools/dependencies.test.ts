import { expect, test } from 'vitest'
import { checkDependencies } from './dependencies.mjs'
import { type Tree, withPlanted } from './planted-tree.ts'

const page = 'docs/decisions/dependencies.md'
const project: Tree = {
  'package.json': JSON.stringify({ workspaces: ['server'], devDependencies: { vitest: '4.1.11' } }),
  'server/package.json': JSON.stringify({ dependencies: { '@tongban/protocol': '0.1.0', fastify: '5.12.8' } }),
  [page]: '# Packages\n\n## the repository\n- `vitest`: runs the tests\n\n## server\n- `fastify`: HTTP\n',
}

async function rulesBroken(changed: Tree): Promise<string[]> {
  const findings = await withPlanted({ ...project, ...changed }, checkDependencies)
  return findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`)
}

test('a package with a reason under its own workspace passes', async () => {
  expect(await rulesBroken({})).toEqual([])
})

test('a package without a reason is found, also when another workspace has one for it', async () => {
  const dependencies = { fastify: '5.12.8', vitest: '4.1.11', pg: '8.23.1' }
  expect(await rulesBroken({ 'server/package.json': JSON.stringify({ dependencies }) })).toEqual([
    'dependency-has-reason server/package.json:1',
    'dependency-has-reason server/package.json:1',
  ])
})

test('a name without words after it is no reason', async () => {
  expect(await rulesBroken({ [page]: '## the repository\n- `vitest`:\n## server\n- `fastify`: HTTP\n' })).toEqual([
    'dependency-has-reason package.json:1',
  ])
})

test('a reason for a package that is gone is found, and a heading that is no workspace', async () => {
  const text = '## the repository\n- `vitest`: tests\n## server\n- `fastify`: HTTP\n- `express`: HTTP\n## web\n- `react`: pages\n'
  expect(await rulesBroken({ [page]: text })).toEqual([`dependency-is-used ${page}:7`, `dependency-is-used ${page}:5`])
})

test('a range instead of a version is found', async () => {
  expect(await rulesBroken({ 'server/package.json': JSON.stringify({ dependencies: { fastify: '^5.12.8' } }) })).toEqual([
    'version-is-exact server/package.json:1',
  ])
})
