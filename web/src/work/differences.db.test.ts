import { afterAll, beforeAll, expect, test } from 'vitest'
import { alterHeard } from '../../../server/src/test-kit/alter-heard.ts'
import { openPortals, type Portals } from '../test-kit/portals.fixture.ts'

let portals: Portals
beforeAll(async () => {
  portals = await openPortals()
})
afterAll(() => portals.close())

const REASON = '对方数据库恢复到旧备份，已由对方更正'

/** What Chongqing said stands differently at Sichuan, and the two have compared the day; answers the event. */
async function withDifference(): Promise<string> {
  const { chongqing, sichuan } = portals
  await portals.received('relay')
  const event = await alterHeard(sichuan)
  const day = new Date(chongqing.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { body } = await chongqing.call('POST', `/exchange/peers/${sichuan.id}/reconcile`, {
    as: chongqing.operator,
    body: { day },
  })
  expect(body.differences).toMatchObject([{ event, kind: 'altered', state: 'parked' }])
  return event
}

test('an operator reads what the two sides do not know alike, and closes it with a reason that stays under their name', async () => {
  const event = await withDifference()
  const operator = portals.browser('chongqing')
  const shown = await portals.signIn(operator, '例运维(重庆平台)', '/login?next=/w/peers')
  expect(shown.html).toContain('同一个事件，两边内容不一样')
  expect(shown.html).toContain(event)
  const close = (reason: string) => operator.send('/w/peers', new URLSearchParams({ peer: portals.sichuan.id, event, reason }))

  expect((await close(' ')).html).toMatch(/role="alert"><div class="note bad">/)
  expect((await operator.open('/w/peers')).html).toContain('同一个事件，两边内容不一样')

  const closed = await close(REASON)
  expect(closed.url.search).toBe('?done=resolved')
  expect(closed.html).not.toContain('同一个事件，两边内容不一样')
  expect(closed.html).toContain('关闭一项差异')
  expect(closed.html).toContain(REASON)
  expect((await close(REASON)).html).toMatch(/role="alert"><div class="note bad">/)
})

test('nobody but an operator closes one', async () => {
  const clerk = portals.browser('chongqing')
  await portals.signIn(clerk, '例窗口(渝中区川渝通办专窗)')
  const asked = { peer: portals.sichuan.id, event: '01900000-0000-7000-8000-000000000001', reason: REASON }
  expect((await clerk.send('/w/peers', new URLSearchParams(asked))).status).toBe(403)
})
