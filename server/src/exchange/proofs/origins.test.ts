import { verifyOrigin } from '@tongban/protocol/batch/envelope'
import { verifyReceipt } from '@tongban/protocol/batch/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import {
  chain,
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
import { originsOf } from './origins.ts'

let pair: Pair
let a: TestNode
let b: TestNode

beforeAll(async () => {
  pair = await openPair('origins')
  ;({ a, b } = pair)
})
afterAll(() => pair.close())

const proofs = (node: TestNode, ids: readonly string[]) => node.db.read('test', (tx) => originsOf(tx, ids))

test('both nodes prove every event of a batch: writer, inclusion, and the receipt of the receiver', async () => {
  const said = await chain(a, b.me, newCase(), ['p1', 'p2', 'p3', 'p4', 'p5'])
  await a.say(...said)
  await deliver(a)
  for (const node of [a, b]) {
    const found = await proofs(
      node,
      said.map(({ header }) => header.id),
    )
    for (const { header } of said) {
      const proof = found.get(header.id)
      expect(await verifyOrigin(header, proof?.origin, { trust: pair.trust, suites })).toMatchObject({
        ok: true,
        writer: chongqing,
      })
      const receipt = proof && (await verifyReceipt(proof.receipt, proof.origin.batchHeader, { trust: pair.trust, suites }))
      expect(receipt).toMatchObject({ ok: true, receipt: { from: sichuan } })
    }
  }
})

test('a forwarded event is judged against its writer: its proof goes along, and stays that of the writer', async () => {
  const caseId = newCase()
  const [one] = await chain(a, b.me, caseId, ['forwarded'])
  if (!one) throw new Error('no event')
  await a.say(one)
  await a.exchange.sealDue()
  const origin = (await proofs(a, [one.header.id])).get(one.header.id)?.origin
  if (!origin) throw new Error('no proof')
  // Sichuan hears it only by way of its own loop: the same event, said by Sichuan to Chongqing, with Chongqing's own proof.
  await b.say({ ...one, to: chongqing, origin })
  await deliver(b)
  expect(await a.heard()).toEqual(['forwarded'])
  const [row] = await a.db.once<{ sender: string; source: string; verdict: string }>(sql`
    select sender, source, verdict from exchange.inbox where event = ${one.header.id}`)
  expect(row).toEqual({ sender: sichuan, source: chongqing, verdict: 'stored' })
  expect((await proofs(b, [one.header.id])).get(one.header.id)).toBeUndefined()
})

test('a proof that a node had lost when it addressed what another wrote goes along once it has it again', async () => {
  const [one] = await chain(b, a.me, newCase(), ['found again'])
  if (!one) throw new Error('no event')
  await a.say({ ...one, to: guizhou })
  await b.say(one)
  await deliver(b)
  await a.exchange.sealDue()
  const [sealed] = await a.db.once<{ item: { origin: unknown }; forwarded: boolean }>(sql`
    select item, forwarded from exchange.sealed where event = ${one.header.id} and peer = ${guizhou}`)
  expect(sealed?.forwarded).toBe(true)
  expect(await verifyOrigin(one.header, sealed?.item.origin, { trust: pair.trust, suites })).toMatchObject({
    ok: true,
    writer: sichuan,
  })
})

test('an event nobody else hears is sealed to the node itself and receipted by it', async () => {
  const caseId = newCase()
  await a.say(await item(a, a.me, { name: 'own', caseId, ord: 1, seq: 1, form: { secret: true } }))
  await a.exchange.sealSelfNow(caseId)
  const [row] = await a.db.once<{ event: string; envelope: string | null; item: unknown }>(sql`
    select s.event, s.item, b.envelope from exchange.sealed s join exchange.batch b on b.peer = s.peer and b.number = s.batch where s.case_id = ${caseId}`)
  expect(row).toMatchObject({ envelope: null, item: null })
  const proof = (await proofs(a, [row?.event ?? ''])).get(row?.event ?? '')
  expect(proof && (await verifyReceipt(proof.receipt, proof.origin.batchHeader, { trust: pair.trust, suites }))).toMatchObject({
    ...{ ok: true, receipt: { from: a.me, to: a.me } },
  })
})

test('an export finds even what is held back: sealed to the node itself, while the peer still waits', async () => {
  const caseId = newCase()
  const [first, second] = await chain(a, b.me, caseId, ['refused first', 'held second'])
  if (!first || !second) throw new Error('no events')
  await b.db.once(sql`insert into probe.refuse (name) values ('refused first')`)
  await a.say(first)
  await deliver(a)
  await a.say(second)
  await a.exchange.sealDue()
  expect((await proofs(a, [second.header.id])).size).toBe(0)
  await a.exchange.sealSelfNow(caseId)
  await a.exchange.sealSelfNow(caseId)
  const found = await proofs(a, [first.header.id, second.header.id])
  expect(found.get(first.header.id)?.origin.batchHeader.to).toBe(sichuan)
  expect(found.get(second.header.id)?.origin.batchHeader.to).toBe(chongqing)
  expect(await a.db.once(sql`select peer from exchange.outbox where case_id = ${caseId}`)).toEqual([{ peer: sichuan }])
  await b.db.once(sql`delete from probe.refuse`)
})

test('a batch with a receipt is preferred to one without', async () => {
  const one = await item(a, b.me, { name: 'to two', caseId: newCase(), ord: 1, seq: 1 })
  await a.say(one, { ...one, to: guizhou, ord: 2 })
  await deliver(a)
  expect((await proofs(a, [one.header.id])).get(one.header.id)).toMatchObject({
    origin: { batchHeader: { to: sichuan } },
    receipt: { from: sichuan },
  })
})
