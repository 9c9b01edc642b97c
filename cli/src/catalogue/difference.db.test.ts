import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestNode, type TwoNodes, twoNodes } from '../../../server/src/test-kit/two-nodes.ts'
import { type CommandLine, commandLineOf } from './command-line.fixture.ts'

const shipped = JSON.parse(readFileSync(new URL('../../../data/standards.json', import.meta.url), 'utf8'))
const supplement = JSON.parse(readFileSync(new URL('../../../data/demo-supplement.json', import.meta.url), 'utf8'))
const [leshan, transport] = ['511100:jiaotong', '500000:jiaotong']
const { document: version } = supplement.versions.find(
  ({ document: { place } }: { document: { place: string } }) => place === leshan,
)
const { document: standard } = shipped.standards.find(
  ({ document: { item } }: { document: { item: string } }) => item === version.item,
)
const folder = mkdtempSync(join(tmpdir(), 'tongban-difference-'))
const file = join(folder, 'difference.json')
const difference = {
  ...{ item: version.item, place: leshan, element: 'fee', direction: 'stricter' },
  ...{ from: '2026-04-01', until: '2026-06-30', reason: '本市证件工本费尚未取消', basis: ['某某价费〔2020〕1 号'] },
}

let nodes: TwoNodes
let run: CommandLine
/** Two item managers in Leshan, one in Chongqing. */
let managers: readonly [string, string, string]
let id: string

beforeAll(async () => {
  nodes = await twoNodes()
  run = await commandLineOf(nodes)
  await adoptByBoth()
  writeFileSync(file, JSON.stringify(difference))
  managers = [
    await managerOf(nodes.sichuan, { id: 'manager-first', organisation: 'org-leshan-jiaotong', place: leshan }),
    await managerOf(nodes.sichuan, { id: 'manager-second', organisation: 'org-leshan-jiaotong', place: leshan }),
    await managerOf(nodes.chongqing, { id: 'manager', organisation: 'org-chongqing-jiaotong', place: transport }),
  ]
})
afterAll(async () => {
  await nodes.close()
  rmSync(folder, { recursive: true })
})

/** A difference is one from a standard. */
async function adoptByBoth(): Promise<void> {
  const at = ['catalogue', 'standard']
  writeFileSync(file, JSON.stringify(standard))
  const { out } = await run(nodes.sichuan, [...at, 'propose', file, '--from', '2026-03-10'])
  await nodes.quiet()
  await run(nodes.chongqing, [...at, 'comment', out[0] ?? '', '--stance', 'support', '--words', '同意'])
  await nodes.quiet()
  for (const node of [nodes.sichuan, nodes.chongqing]) await run(node, [...at, 'adopt', out[0] ?? ''])
  await nodes.quiet()
}

async function managerOf(node: TestNode, { id, organisation, place }: { id: string; organisation: string; place: string }) {
  const duties = [{ place, role: 'itemManager', from: '2024-01-01' }]
  const staff = [{ id, name: '例管理', organisation, evidence: 'demo', duties }]
  await node.call('POST', '/identity/setup', { as: node.operator, body: { staff } })
  return node.tokenOf({ staff: id })
}

const say = (node: TestNode, token: string, args: readonly string[]) => run(node, ['catalogue', 'difference', ...args], token)
const own = (...args: string[]) => say(nodes.sichuan, managers[0], args)
const second = (...args: string[]) => say(nodes.sichuan, managers[1], args)
const partner = (...args: string[]) => say(nodes.chongqing, managers[2], args)

async function standing(asOf: string): Promise<string> {
  const { out } = await partner('list', '--place', leshan, '--as-of', asOf, '--json')
  return JSON.parse(out.join('\n')).entries[0].standing
}

test('who asks cannot approve; a second person sees it waiting and approves it', async () => {
  const asked = await own('ask', file, '--json')
  expect(asked.code).toBe(0)
  ;({ id } = JSON.parse(asked.out.join('\n')))
  expect(await own('approve', id)).toMatchObject({ code: 1, err: [expect.stringContaining('catalogue/ownApproval')] })
  const waiting = await second('waiting', leshan, '--json')
  expect(JSON.parse(waiting.out.join('\n')).entries).toMatchObject([{ id, ...difference }])
  expect((await second('approve', id)).code).toBe(0)
})

test('the other region answers: refused first, then consented to, and the last word counts', async () => {
  await nodes.quiet()
  expect(await standing('2026-04-01')).toBe('awaiting')
  expect((await partner('answer', id, '--answer', 'refuse', '--words', '先说明依据')).code).toBe(0)
  await nodes.quiet()
  expect(await standing('2026-04-01')).toBe('refused')
  expect((await partner('answer', id, '--answer', 'consent', '--words', '同意，到期再议')).code).toBe(0)
  await nodes.quiet()
  expect(await standing('2026-04-01')).toBe('inForce')
  expect((await partner('answer', id, '--answer', 'perhaps', '--words', '?')).code).not.toBe(0)
})

test('who declared it ends it early', async () => {
  expect((await partner('end', id, '--from', '2026-05-01')).code).toBe(1)
  expect((await own('end', id, '--from', '2026-05-01')).code).toBe(0)
  await nodes.quiet()
  expect(await standing('2026-04-30')).toBe('inForce')
  expect(await standing('2026-05-01')).toBe('ended')
})
