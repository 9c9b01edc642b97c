import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '../../test-kit/portal.fixture.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

const mainOf = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('<footer'))
/** What stands beside a term. */
const beside = (html: string, term: string) =>
  (new RegExp(`<dt>${term}</dt><dd>(.*?)</dd>`).exec(html)?.[1] ?? '').replaceAll(/<[^>]+>/g, '')

test('the counters of the reader’s region come first, the nearest before the others', async () => {
  const { html } = await portal.page('/windows?from=500117')
  const order = [...mainOf(html).matchAll(/href="\/windows\/([^"?]+)/g)].map(([, id]) => id)
  expect(order.slice(0, 2)).toEqual(['500117:window', '500103:window'])
  expect(order).toContain('511602:window')
})

test('a counter takes in and decides nothing; what is not known of it is said to be so', async () => {
  const { html } = await portal.page('/windows/500103:window')
  for (const term of ['地址', '时间', '电话']) expect(beside(html, term)).toBe('没有公布')
  expect(html).toContain('去之前先打')
  expect(html).toContain('不作决定')
  expect(mainOf(html)).toContain('居民身份证跨省异地办理')
  // What is done online alone passes no counter.
  expect(mainOf(html)).not.toContain('全程网办')
})

test('an authority shows what it decides, and how to reach it as its own guides say', async () => {
  const { html } = await portal.page('/windows/511602:gongan')
  expect(html).toContain('它受理、审查、决定下面这些事')
  expect(beside(html, '电话')).toBe('000-0000-2002')
  expect(mainOf(html)).toContain('居民身份证跨省异地办理')
  expect(mainOf(html)).not.toContain('失业保险金申领')
})
