import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openPortals, type Portals } from '../test-kit/portals.fixture.ts'

let portals: Portals
let person: Browser
beforeAll(async () => {
  portals = await openPortals()
  person = portals.browser('chongqing')
  await portals.signIn(person, '例远行')
})
afterAll(() => portals.close())

const linesOf = (html: string): string[] =>
  [...html.matchAll(/<li>(?:(?!<\/li>).)*<time.*?<\/li>/gs)].map(([line]) => line.replace(/<[^>]*>/g, ''))

const MINUTE = 60_000

/** The case was read as often as this by the clerk of the counter. */
async function readBy(times: number) {
  const story = await portals.received('relay')
  for (let n = 0; n < times; n++) {
    await portals.moveTo(new Date(portals.chongqing.clock.now().getTime() + MINUTE).toISOString())
    await story.clerk.get()
  }
  return story
}

test('before anybody has looked the page says so, and the person’s own looks are told when they ask', async () => {
  const page = await person.open('/me/data-log')
  expect([page.status, page.html]).toEqual([200, expect.stringContaining('还没有人看过。')])
  const as = await portals.tokenOf(portals.chongqing, '999999199005200220')
  await portals.chongqing.call('GET', '/identity/me', { as })
  expect(linesOf((await person.open('/me/data-log')).html)).toEqual([])
  expect(linesOf((await person.open('/me/data-log?by=all')).html)[0]).toMatch(/您自己 看了登记的姓名，为了填申请。/)
})

test('the person reads when who looked at which case of theirs and what for, and gets there from their cases', async () => {
  const { id } = await readBy(1)
  const mine = await person.open('/me')
  expect(mine.html).toContain('href="/me/data-log"')
  const page = await person.open('/me/data-log')
  const [line] = linesOf(page.html)
  expect(line).toMatch(/^\d+ 月 \d+ 日 \d\d:\d\d.*渝中区.*的工作人员 看了您的办件，为了办这件事。居民身份证跨省异地办理$/)
  expect(page.html).toContain(`href="/me/cases/${id}"`)
  expect(page.html).not.toContain('staff-')
  const english = await person.open('/en/me/data-log')
  expect(linesOf(english.html)[0]).toMatch(/\(staff\) looked at your case, to handle it\./)
})

test('what is older comes on the next page, each look once', async () => {
  await readBy(21)
  const first = await person.open('/me/data-log')
  expect(linesOf(first.html)).toHaveLength(20)
  const next = /href="(\/me\/data-log\?by=others&amp;cursor=[^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&')
  const second = await person.open(next ?? 'no next page')
  expect(linesOf(second.html).length).toBeGreaterThan(0)
  expect(linesOf(second.html)).not.toContain(linesOf(first.html)[0])
})

test('another person reads nothing of it, and staff have no such page', async () => {
  const other = portals.browser('chongqing')
  await portals.signIn(other, '例和平')
  expect(linesOf((await other.open('/me/data-log')).html)).toEqual([])
  const clerk = portals.browser('chongqing')
  await portals.signIn(clerk, '例窗口(渝中区川渝通办专窗)')
  expect((await clerk.open('/me/data-log')).status).toBe(403)
  expect((await portals.browser('chongqing').open('/me/data-log')).url.pathname).toMatch(/^\/choose\//)
})
