import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TwoNodes, twoNodes } from '../../../server/src/test-kit/two-nodes.ts'
import { type CommandLine, commandLineOf } from '../catalogue/command-line.fixture.ts'

const data = (name: string) => fileURLToPath(new URL(`../../../data/${name}`, import.meta.url))

let nodes: TwoNodes
let run: CommandLine
beforeAll(async () => {
  nodes = await twoNodes()
  run = await commandLineOf(nodes)
  for (const list of ['items-chuanyu', 'guides']) await run(nodes.sichuan, ['import', data(`${list}.json`)])
})
afterAll(() => nodes.close())

const search = (...args: string[]) => run(nodes.sichuan, ['search', ...args])

test('everyday words find the item, and what was understood of places is said', async () => {
  const { code, out } = await search('在重庆驾照打失了补一个好多钱')
  expect(code).toBe(0)
  expect(out.join('\n')).toMatch(/问的是收费/)
  expect(out.join('\n')).toMatch(/item-\S+ .*机动车驾驶证/)
})

test('the same as JSON is the answer of the node, item by item', async () => {
  const { out } = await search('失业金怎么领', '--to', '成都市', '--json')
  const { kind, items, places } = JSON.parse(out.join('\n'))
  expect(kind).toBe('items')
  expect(items[0]).toMatchObject({ name: '失业保险金申领', id: expect.stringMatching(/^item-/) })
  expect(places).toEqual({ target: '成都市' })
})

test('what is too broad is asked back, what means nothing has three ways on', async () => {
  expect((await search('公积金')).out.length).toBeGreaterThan(2)
  expect((await search('asdfgh')).out).toHaveLength(4)
})

test('a place that is none is refused, in words', async () => {
  const refused = await search('失业登记', '--from', '火星')
  expect(refused).toMatchObject({ code: 1, err: [expect.stringContaining('catalogue/placeUnknown')] })
})
