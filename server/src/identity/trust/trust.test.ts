import type { TrustList } from '@tongban/protocol/trust/trust-list'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { later } from '../../platform/clock.ts'
import { sql } from '../../platform/db/db.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import {
  chongqing,
  type HandClock,
  handClock,
  morning,
  openRegion,
  type Region,
  sichuan,
  twoRegions,
  type World,
} from '../region.fixture.ts'

let store: TestDatabase
let world: World
let clock: HandClock
let region: Region
let operator: string
let lines: string[]
/** The content that each bad list below starts from. */
let unsigned: TrustList
const day = 86_400_000

beforeEach(async () => {
  clock = handClock()
  lines = []
  world = await twoRegions('trust')
  store = await freshDatabase({ clock })
  region = await openRegion({ db: store.db, clock, world, me: sichuan, lines })
  operator = await region.tokenOf('operator', 'operator')
})
afterEach(() => store.close())

const bring = (list: unknown, to = region) => to.ask('POST', '/identity/trust', { token: operator, body: list })
const restarted = (change = {}) => openRegion({ db: store.db, clock, world, me: sichuan, change, lines })

test('before the first list the node knows nobody and says so', () => {
  expect(() => region.identity.trust()).toThrow(expect.objectContaining({ code: 'identity/noTrustList', status: 503 }))
  expect(() => region.identity.peers()).toThrow(expect.objectContaining({ code: 'identity/noTrustList' }))
})

test('a list signed by two of three founders is taken in, kept over a restart and shown as it was signed', async () => {
  const list = await world.list()
  expect((await bring(list)).body).toEqual({ version: 1, standing: 'inForce' })
  expect(region.identity.peers().map(({ id }) => id)).toEqual([chongqing])
  const after = await restarted()
  expect(after.identity.trust()).toEqual(list)
  expect((await after.ask('GET', '/identity/trust', { token: operator })).body).toEqual(list)
})

test('the same list again changes nothing; another under the same version, or an older one, is refused', async () => {
  const second = await world.list({ version: 2 })
  await bring(second)
  expect((await bring(second)).status).toBe(200)
  expect((await bring(await world.list({ version: 2, nodes: [] }))).body).toMatchObject({
    code: 'identity/trustListOld',
    status: 409,
  })
  expect((await bring(await world.list({ version: 1 }))).body).toMatchObject({ code: 'identity/trustListOld' })
  expect(await store.db.once(sql`select version from identity.trust_list`)).toEqual([{ version: 2 }])
})

/** As the exchange has it: in a transaction of its own. */
const hear = (list: unknown) => store.db.write('test', (tx) => region.identity.hearTrust(tx, list, chongqing))

test('what a peer says is a newer list counts by its signatures and its version alone, and at once', async () => {
  await bring(await world.list({ version: 2 }))
  expect(await hear(await world.list({ version: 1 }))).toBe('duplicate')
  expect(await hear(region.identity.trust())).toBe('duplicate')
  const third = await world.list({ version: 3 })
  expect(await hear(third)).toBe('stored')
  expect(region.identity.trust()).toEqual(third)
  expect(await hear(third)).toBe('duplicate')
  await expect(hear(await world.list({ version: 3, nodes: [] }))).rejects.toMatchObject({ code: 'identity/trustListOld' })
  const { signatures: _, ...content } = await world.list({ version: 4 })
  const forged = await world.sign(content, ['authority-a'])
  await expect(hear(forged)).rejects.toMatchObject({ code: 'identity/trustListUnsigned' })
  expect(region.identity.trust()).toEqual(third)
})

test('a list that was heard and then not committed is not gone by', async () => {
  const first = await world.list()
  await bring(first)
  const undone = store.db.write('test', async (tx) => {
    await region.identity.hearTrust(tx, await world.list({ version: 2 }), chongqing)
    throw new TypeError('the batch could not be stored')
  })
  await expect(undone).rejects.toThrow('the batch could not be stored')
  expect(region.identity.trust()).toEqual(first)
})

test('a newer list that is brought here is announced; the first one and a repeat are not', async () => {
  const told: number[] = []
  const announceTrust = async (_: unknown, { list }: { readonly list: TrustList }) => void told.push(list.version)
  const other = await restarted({ announceTrust })
  for (const version of [1, 2, 2, 3]) await bring(await world.list({ version }), other)
  expect(told).toEqual([2, 3])
})

for (const [what, make, code] of [
  ['signed by one founder only', () => world.sign(unsigned, ['authority-a']), 'trustListUnsigned'],
  [
    'changed after it was signed',
    async () => ({ ...(await world.list()), expiresAt: '2099-01-01T00:00:00.000Z' }),
    'trustListUnsigned',
  ],
  [
    'with two nodes for one region',
    async () => world.list({ nodes: [...unsigned.nodes, ...unsigned.nodes] }),
    'trustListContradictory',
  ],
  ['that has expired', () => world.list({ expiresAt: later(morning, -1).toISOString() }), 'trustListExpired'],
  ['that is no list', async () => ({ version: 1 }), 'trustListMalformed'],
] as [string, () => Promise<unknown>, string][]) {
  test(`a list ${what} is refused and nothing is stored: identity/${code}`, async () => {
    unsigned = await world.list()
    expect((await bring(await make())).body).toMatchObject({ code: `identity/${code}`, status: 422 })
    expect(await store.db.once(sql`select 1 from identity.trust_list`)).toEqual([])
    expect(() => region.identity.trust()).toThrow()
  })
}

test('a list that expires while it is held stays known, stands no longer, and the log says so at the next start', async () => {
  await bring(await world.list())
  expect(region.identity.trustStanding()).toBe('inForce')
  clock.pass(30 * day)
  expect(region.identity.trustStanding()).toBe('expired')
  expect(region.identity.trust().version).toBe(1)
  lines.length = 0
  const inGrace = await restarted({ graceDays: 7 })
  expect(inGrace.identity.trustStanding()).toBe('inGrace')
  expect(lines.filter((line) => line.includes('identity.trustListExpired'))).toHaveLength(1)
})

test('another process of the node learns of a new list when it refreshes', async () => {
  const another = await restarted()
  await bring(await world.list())
  await bring(await world.list({ version: 2 }))
  expect(() => another.identity.trust()).toThrow()
  await another.identity.refresh()
  expect(another.identity.trust().version).toBe(2)
})

test('of two processes that take in two lists at once, one list stands and the older never replaces the newer', async () => {
  const another = await restarted()
  await bring(await world.list())
  const answers = await Promise.all([bring(await world.list({ version: 2 })), bring(await world.list({ version: 3 }), another)])
  expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([])
  await Promise.all([region.identity.refresh(), another.identity.refresh()])
  const [{ newest }] = (await store.db.once<{ newest: number }>(sql`select max(version) as newest from identity.trust_list`)) as [
    { newest: number },
  ]
  expect(region.identity.trust().version).toBe(newest)
  expect(another.identity.trust().version).toBe(newest)
  expect(newest).toBeGreaterThan(1)
})

test('whoever can change the database alone cannot change whom the node trusts', async () => {
  await bring(await world.list())
  await store.db.once(
    sql`update identity.trust_list set document = replace(document, 'http://500000.example', 'http://evil.example')`,
  )
  await expect(restarted()).rejects.toMatchObject({ code: 'identity/trustListUnsigned' })
})
