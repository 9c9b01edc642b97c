import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal, shipped } from '../../test-kit/portal.fixture.ts'

const place = '511602:gongan'
const item = 'item-8190a18241a571a0d129'
const at = `/items/${item}/ask?place=${place}`

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  const { sichuan, quiet } = portal
  const { document } = shipped('situations.json').situations.find(
    ({ document: one }: { document: { item: string } }) => one.item === item,
  )
  const editing = (seen: number) => ({ as: sichuan.operator, headers: { 'if-match': `"${seen}"` } })
  await sichuan.call('PUT', `/items/${item}/situations/draft`, { ...editing(0), body: document })
  await sichuan.call('POST', `/items/${item}/situations/publications?place=${place}`, editing(1))
  await quiet()
})
afterAll(() => portal.close())

test('the guide leads to the questions, and they are asked one a page, of the other region’s item too', async () => {
  expect((await portal.page(`/items/${item}?place=${place}`)).html).toContain(
    `href="/items/${item}/ask?place=${encodeURIComponent(place)}"`,
  )
  const { status, html } = await portal.page(at)
  expect(status).toBe(200)
  expect(html).toContain('以前领过第二代身份证吗？')
  expect(html).not.toContain('为什么要换？')
  expect(html).toContain('value="?"')
  expect((await portal.page(`${at}&q.had=yes`)).html).toContain('为什么要换？')
})

test('the running result stands beside: what is needed, what is open, what is not', async () => {
  expect((await portal.page(`${at}&q.had=yes`)).html).toMatch(/要交 3 样.*1 样还要看/s)
})

test('a form that was sent without an answer is told so and loses nothing', async () => {
  const { html } = await portal.page(`${at}&q.had=yes&sent=kind`)
  expect(html).toContain('请选一个')
  expect(html).toContain('<input type="hidden" name="q.had" value="yes"')
})

test('when nothing is left to ask the address of the conclusion holds the answers', async () => {
  const { status, to } = await portal.page(`/en${at}&q.had=yes&q.kind=expired&mode=elder`)
  expect(status).toBe(302)
  const led = new URL(to ?? '', 'http://portal.test')
  expect(led.pathname).toBe(`/en/items/${item}/plan`)
  expect(Object.fromEntries(led.searchParams)).toEqual({ place, 'q.had': 'yes', 'q.kind': 'expired', mode: 'elder' })
})

test('the conclusion says how it is done, lists what is needed and what is not, and the counters near', async () => {
  const { html } = await portal.page(`/items/${item}/plan?place=${place}&q.had=yes&q.kind=expired`)
  expect(html).toContain('到身边的通办专窗交一次')
  expect(html).toMatch(/不用交<\/span> <span class="name"[^>]*>损坏的居民身份证/)
  expect(html).toContain('渝中区川渝通办专窗')
})

test('who cannot is told why and what to do instead, and gets no list', async () => {
  const { html } = await portal.page(`/items/${item}/plan?place=${place}&q.had=no`)
  expect(html).toContain('这次还不能办')
  expect(html).toContain('回户籍地派出所办')
  expect(html).not.toContain('我的材料单</h2>')
})

test('an item without questions has its conclusion all the same, a listed one says what is unknown', async () => {
  const plain = shipped('demo-supplement.json').versions.find(
    ({ document }: { document: { place: string } }) => document.place === '500000:jiaotong',
  ).document
  const { status, to } = await portal.page(`/items/${plain.item}/ask?place=${plain.place}`)
  expect([status, to]).toEqual([302, `/items/${plain.item}/plan?place=500000%3Ajiaotong`])
  expect((await portal.page(`/items/${plain.item}/plan?place=${plain.place}`)).html).toContain('我的材料单</h2>')
  expect((await portal.page('/items/nobody-knows-it/plan')).status).toBe(404)
})

test('what somebody writes into the address is text', async () => {
  const { html } = await portal.page(`${at}&q.had=%3Cscript%3Ealert(1)%3C/script%3E&sent=%22%3E%3Cscript%3E`)
  expect(html).not.toContain('<script')
})
