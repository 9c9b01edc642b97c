import { type BatchItem, batchLimits, seal } from '@tongban/protocol/batch/envelope'
import { canonicalText } from '@tongban/protocol/canonical'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import {
  chongqing,
  guizhou,
  item,
  newCase,
  openPair,
  type Pair,
  sichuan,
  suites,
  type TestNode,
  withKeys,
} from '../two-nodes.fixture.ts'

let pair: Pair
let a: TestNode
let b: TestNode
let before: unknown

beforeAll(async () => {
  pair = await openPair('refusals')
  ;({ a, b } = pair)
})
afterAll(() => pair.close())
beforeEach(async () => {
  before = await stored()
})

/** All that a batch could leave behind. */
const stored = () =>
  b.db.once(sql`select (select count(*) from exchange.received) as received, (select count(*) from exchange.inbox) as inbox,
    (select count(*) from probe.heard) as heard, (select coalesce(max(last_batch), 0) from exchange.incoming) as last`)

interface ToSend {
  readonly from?: string
  readonly to?: string
  readonly keys?: NodeKeys
  readonly batch?: number
  readonly issuedAt?: string
  readonly receiver?: NodeKeys
  readonly items?: readonly BatchItem[]
}

/** An envelope as a node could make it that does not keep to our code. */
async function envelope({
  from = chongqing,
  to = sichuan,
  keys = a.keys,
  batch = 900,
  issuedAt,
  receiver = b.keys,
  items,
}: ToSend = {}) {
  const { header, bodies } = await item(a, sichuan, { name: 'forged', caseId: newCase(), ord: 1, seq: 1, form: { name: '例甲' } })
  return seal({
    ...{
      from,
      to,
      batch,
      previousBatch: null,
      issuedAt: issuedAt ?? pair.clock.now().toISOString(),
      items: items ?? [{ header, bodies }],
    },
    ...{ keys, receiverKey: publishedKeys(receiver), suites, random: (length: number) => a.random.bytes(length) },
  })
}

async function post(text: string): Promise<{ status: number; code: unknown }> {
  const answer = await b.app.inject({
    method: 'POST',
    url: '/exchange/batches',
    payload: text,
    headers: { 'content-type': 'application/json' },
  })
  return { status: answer.statusCode, code: (answer.json() as { code?: unknown }).code }
}

async function refused(text: string, status: number, code: string): Promise<void> {
  expect(await post(text)).toEqual({ status, code })
  expect(await stored()).toEqual(before)
}

test('what is no envelope: exchange/malformed', async () => {
  const { text } = await envelope()
  await refused('', 400, 'exchange/malformed')
  await refused('{"header":{}}', 400, 'exchange/malformed')
  await refused(text.slice(0, -20), 400, 'exchange/malformed')
  await refused(`${text} `, 400, 'exchange/malformed')
  await refused(`{"__proto__":{},${text.slice(1)}`, 400, 'exchange/malformed')
})

test('too large on the wire, or small on the wire and huge in memory: 413, and the node goes on serving', async () => {
  await refused(`"${'x'.repeat(batchLimits.maxBytes + 10)}"`, 413, 'platform/tooLarge')
  await refused('['.repeat(5_000_000), 413, 'exchange/tooLarge')
  await refused(`[${'0,'.repeat(5_000_000)}0]`, 413, 'exchange/tooLarge')
  expect((await b.ask('GET', '/exchange/peers')).status).toBe(200)
})

test('a sender outside the trust list: exchange/unknownSender', async () => {
  const keys = await newNodeKeys(intlNode, (length) => a.random.bytes(length))
  await refused((await envelope({ from: 'urn:tongban:node:990000', keys })).text, 403, 'exchange/unknownSender')
  await refused((await envelope({ keys })).text, 403, 'exchange/unknownSender')
})

test('a batch for another node, sent on to us: exchange/notForMe', async () => {
  await refused((await envelope({ to: guizhou, receiver: pair.keys.guizhou })).text, 403, 'exchange/notForMe')
})

test('dated more than 24 hours ahead: exchange/early; a day ago is no reason', async () => {
  const at = (hours: number) => new Date(pair.clock.now().getTime() + hours * 3_600_000).toISOString()
  await refused((await envelope({ issuedAt: at(25) })).text, 409, 'exchange/early')
  expect(await post((await envelope({ issuedAt: at(-24 * 20), batch: 800 })).text)).toMatchObject({ status: 200 })
})

test('a header changed after it was signed: exchange/badSignature', async () => {
  const { envelope: good } = await envelope()
  for (const header of [
    { ...good.header, batch: 901 },
    { ...good.header, count: 2 },
    { ...good.header, previousBatch: good.header.root },
    { ...good.header, content: good.header.root },
  ]) {
    await refused(canonicalText({ ...good, header }), 403, 'exchange/badSignature')
  }
})

test('a receiver written into a batch for another: exchange/badSignature', async () => {
  const { envelope: forOther } = await envelope({ to: guizhou })
  await refused(canonicalText({ ...forOther, header: { ...forOther.header, to: sichuan } }), 403, 'exchange/badSignature')
})

test('a key that was revoked, whatever the date on the batch: exchange/keyRevoked', async () => {
  const { trust } = pair
  const revokedAt = new Date(pair.clock.now().getTime() - 1000).toISOString()
  pair.trust = withKeys(trust, chongqing, [{ ...publishedKeys(a.keys), from: '2026-01-01T00:00:00.000Z', revokedAt }])
  await refused((await envelope()).text, 403, 'exchange/keyRevoked')
  await refused((await envelope({ issuedAt: '2026-03-01T00:00:00.000Z' })).text, 403, 'exchange/keyRevoked')
  pair.trust = trust
})

test('encrypted to another key, or altered under the same header: exchange/notDecryptable', async () => {
  await refused((await envelope({ receiver: pair.keys.guizhou })).text, 422, 'exchange/notDecryptable')
  const [one, two] = [await envelope(), await envelope({ batch: 901 })]
  await refused(canonicalText({ ...one.envelope, encrypted: two.envelope.encrypted }), 422, 'exchange/notDecryptable')
})

test('the header of one batch over the content of another: refused, though both are genuine', async () => {
  const [one, two] = [await envelope(), await envelope({ batch: 901 })]
  const encrypted = await intlNode.encrypt(
    b.keys.encrypt.public,
    new TextEncoder().encode(canonicalText([{ header: {}, bodies: [] }])),
    new TextEncoder().encode(canonicalText(one.envelope.header)),
    (length) => a.random.bytes(length),
  )
  expect(two.root).not.toBe(one.root)
  await refused(canonicalText({ ...one.envelope, encrypted: { ...encrypted, kid: b.keys.kid } }), 422, 'exchange/wrongRoot')
})

test('a number used before for another batch: exchange/forked; the same batch again: its old receipt', async () => {
  const first = await envelope({ batch: 850 })
  const answer = await b.app.inject({
    method: 'POST',
    url: '/exchange/batches',
    payload: first.text,
    headers: { 'content-type': 'application/json' },
  })
  expect(answer.statusCode).toBe(200)
  before = await stored()
  await refused((await envelope({ batch: 850 })).text, 409, 'exchange/forked')
  const again = await b.app.inject({
    method: 'POST',
    url: '/exchange/batches',
    payload: first.text,
    headers: { 'content-type': 'application/json' },
  })
  expect(again.body).toBe(answer.body)
  expect(await stored()).toEqual(before)
})

test('another media type is refused before it is read', async () => {
  const headers = { 'content-type': 'text/plain' }
  const answer = await b.app.inject({ method: 'POST', url: '/exchange/batches', payload: 'x', headers })
  expect(answer.statusCode).toBe(415)
})
