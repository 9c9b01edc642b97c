import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openPortals, type Page, type Portals } from '../test-kit/portals.fixture.ts'

const RELAY = { item: 'item-8190a18241a571a0d129', place: '511602:gongan' }
/** The page shows 20 items, and of each case its birth and its receipt are parked. */
const CASES = 11

let portals: Portals
let operator: Browser
const ids: string[] = []
beforeAll(async () => {
  portals = await openPortals()
  await publishAtHomeAlone()
  for (let n = 0; n < CASES; n++) ids.push((await portals.received('relay')).id)
  operator = portals.browser('chongqing')
  await portals.signIn(operator, '例运维(重庆平台)')
}, 60_000)
afterAll(() => portals.close())

/** A version that Sichuan has not loaded: what is born under it is refused there, and parked here. */
async function publishAtHomeAlone(): Promise<void> {
  const { chongqing, demo } = portals
  const current = demo.versions.find(({ document: { item, place } }) => item === RELAY.item && place === RELAY.place)
  const body = { ...current?.document, from: '2025-01-01', remedy: '可以先请本机关复查。' }
  expect((await chongqing.call('POST', '/versions', { as: chongqing.operator, body })).status).toBe(201)
}

const casesOn = ({ html }: Page): string[] => ids.filter((id) => html.includes(id))
const nextOf = ({ html }: Page): string | undefined =>
  /href="(\/w\/peers\?cursor=[^"]+)"[^>]*>后面的/.exec(html)?.[1]?.replaceAll('&amp;', '&')

test('what is parked beyond the first page is behind a link, and the last page has none', async () => {
  const first = await operator.open('/w/peers')
  expect(casesOn(first).length).toBeLessThan(CASES)
  const second = await operator.open(nextOf(first) ?? 'no next page')
  expect(new Set([...casesOn(first), ...casesOn(second)])).toEqual(new Set(ids))
  expect(nextOf(second)).toBeUndefined()
})
