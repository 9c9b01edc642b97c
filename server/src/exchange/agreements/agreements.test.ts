import { documentHash } from '@tongban/protocol/event/catalogue'
import { type Agreement, signAgreement } from '@tongban/protocol/trust/agreement'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '../sending/outbox.store.ts'
import { listStatements } from '../statements/statement.store.ts'
import {
  chongqing,
  deliver,
  guizhou,
  item,
  newCase,
  openPair,
  type Pair,
  sichuan,
  suites,
  type TestNode,
} from '../two-nodes.fixture.ts'
import { type AgreementAsked, agreementByHash, agreementInForce } from './agreement.store.ts'

let pair: Pair
let a: TestNode
let b: TestNode

beforeAll(async () => {
  pair = await openPair('agreements')
  ;({ a, b } = pair)
})
afterAll(() => pair.close())

const plain: Omit<Agreement, 'signatures'> = {
  id: 'chuanyu-2026',
  parties: [chongqing, sichuan],
  items: ['item-1', 'item-2'],
  modes: ['relay'],
  rights: ['notice'],
  handOverDays: { result: 1, paper: 2, push: 1 },
  recheckDays: 1,
  from: '2026-01-01',
  until: '2026-12-31',
}

async function signed(content: Omit<Agreement, 'signatures'>, parties: readonly string[] = content.parties): Promise<Agreement> {
  let agreement: Agreement = { ...content, signatures: [] }
  for (const node of parties) {
    const keys = node === chongqing ? pair.a.keys : node === sichuan ? b.keys : pair.keys.guizhou
    agreement = await signAgreement(agreement, { node, keys, signedAt: '2026-02-01T00:00:00.000Z' }, suites)
  }
  return agreement
}

const load = (body: unknown, at = b) => at.ask('POST', '/exchange/agreements', { body })
const inForce = (asked: Partial<AgreementAsked>) =>
  b.db.read('test', (tx) =>
    agreementInForce(tx, { parties: [sichuan, chongqing], item: 'item-1', mode: 'relay', day: '2026-06-01', ...asked }),
  )

test('signed by all its parties it is kept under its hash, once', async () => {
  const agreement = await signed(plain)
  const first = await load(agreement)
  expect(first).toMatchObject({ status: 201, body: { id: 'chuanyu-2026', parties: [chongqing, sichuan] } })
  const second = await load(agreement)
  expect(second).toMatchObject({ status: 200, body: { hash: first.body['hash'] } })
  expect(await b.db.read('test', (tx) => agreementByHash(tx, String(first.body['hash'])))).toEqual(agreement)
  expect((await b.ask('GET', '/exchange/agreements')).body['entries']).toHaveLength(1)
})

test('without one signature, or changed after it was signed, it is refused and not kept', async () => {
  const half = await load(await signed({ ...plain, id: 'half' }, [sichuan]))
  expect(half).toMatchObject({ status: 422, body: { code: 'exchange/agreementUnsigned' } })
  const changed = await load({ ...(await signed({ ...plain, id: 'changed' })), recheckDays: 9 })
  expect(changed).toMatchObject({ status: 422, body: { code: 'exchange/agreementUnsigned', field: '/body/signatures' } })
  expect(await load({ id: 'x' })).toMatchObject({ status: 422, body: { code: 'exchange/agreementMalformed' } })
  expect((await b.ask('GET', '/exchange/agreements')).body['entries']).toHaveLength(1)
})

for (const [what, asked, found] of [
  ['on its first day', { day: '2026-01-01' }, true],
  ['on its last day', { day: '2026-12-31' }, true],
  ['a day before', { day: '2025-12-31' }, false],
  ['a day after', { day: '2027-01-01' }, false],
  ['for an item it does not name', { item: 'item-9' }, false],
  ['for a mode it does not name', { mode: 'online' }, false],
  ['with the parties the other way round', { parties: [chongqing, sichuan] }, true],
  ['with a region that is no party', { parties: [chongqing, guizhou] }, false],
] as const) {
  test(`asked ${what}: ${found ? 'it is in force' : 'none is'}`, async () => {
    expect((await inForce(asked))?.agreement.id).toBe(found ? 'chuanyu-2026' : undefined)
  })
}

test('of several in force the one that began last counts; `*` covers every item', async () => {
  await load(await signed({ ...plain, id: 'newer', items: '*', from: '2026-05-01' }))
  expect((await inForce({}))?.agreement.id).toBe('newer')
  expect((await inForce({ day: '2026-04-30' }))?.agreement.id).toBe('chuanyu-2026')
  expect((await inForce({ item: 'item-9' }))?.agreement.id).toBe('newer')
})

test('an expired trust list still stands for the days of grace of the agreement with the sender, and not one longer', async () => {
  await load(await signed({ ...plain, id: 'patient', from: '2026-06-01', trustGraceDays: 7 }))
  const { trust } = pair
  const day = 86_400_000
  try {
    await pair.a.say(await item(pair.a, sichuan, { name: 'in grace', caseId: newCase(), ord: 1, seq: 1 }))
    pair.trust = { ...trust, expiresAt: new Date(pair.clock.now().getTime() - 7 * day + 1000).toISOString() }
    await deliver(pair.a)
    expect(await b.heard()).toEqual(['in grace'])
    await pair.a.say(await item(pair.a, sichuan, { name: 'too late', caseId: newCase(), ord: 1, seq: 1 }))
    pair.trust = { ...trust, expiresAt: new Date(pair.clock.now().getTime() - 7 * day - 1000).toISOString() }
    await deliver(pair.a)
    expect(await b.heard()).toEqual(['in grace'])
  } finally {
    pair.trust = trust
  }
})

const known = async (node: TestNode): Promise<string[]> =>
  ((await node.ask('GET', '/exchange/agreements')).body['entries'] as { id: string }[]).map(({ id }) => id)
const parked = async (node: TestNode) => (await node.ask('GET', '/exchange/parked')).body['entries']

test('what a node begins with stays with it; each later agreement is said to the other parties, once', async () => {
  await load(await signed({ ...plain, id: 'first' }), a)
  await deliver(a)
  expect(await known(b)).not.toContain('first')
  const later = await signed({ ...plain, id: 'travels' })
  for (let times = 0; times < 2; times++) {
    await load(later, a)
    await deliver(a)
  }
  expect((await known(b)).filter((id) => id === 'travels')).toEqual(['travels'])
  expect(await load(later)).toMatchObject({ status: 200 })
  expect((await a.db.read('test', (tx) => listStatements(tx, a.me, { limit: 9 }))).length).toBe(1)
  expect(await parked(a)).toEqual([])
})

test('one that its parties did not sign is refused to a peer as to an operator, and parked where its sender sees why', async () => {
  const [said] = await a.db.read('test', (tx) => listStatements(tx, a.me, { limit: 1 }))
  const honest = said?.header ?? expect.fail('nothing was said')
  const sayAs = async (value: unknown, document: string) => {
    const id = a.random.uuid(pair.clock.now().getTime())
    const header = { ...honest, id, case: id, document }
    const item = { to: b.me, header, bodies: [], documents: [{ hash: document, value }], caseId: id, ord: 1 }
    await a.db.write('test', (tx) => enqueue(tx, [item]))
    await deliver(a)
  }
  const half = await signed({ ...plain, id: 'half-a-word' }, [sichuan])
  await sayAs(half, await documentHash(half, honest.hash, suites))
  await sayAs({ ...half, id: 'another' }, await documentHash(half, honest.hash, suites))
  expect(await known(b)).not.toContain('half-a-word')
  const codes = ((await parked(a)) as { code: string }[]).map(({ code }) => code)
  expect(codes.sort()).toEqual(['exchange/agreementUnsigned', 'exchange/statementMalformed'])
})
