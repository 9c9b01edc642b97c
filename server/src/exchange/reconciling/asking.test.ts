import { canonicalText } from '@tongban/protocol/canonical'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { type Ask, signAsk, writeAsk } from '../asking/ask.ts'
import {
  chain,
  chongqing,
  deliver,
  guizhou,
  newCase,
  openPair,
  type Pair,
  sichuan,
  suites,
  type TestNode,
} from '../two-nodes.fixture.ts'
import { reconcilePath } from './wire.ts'

// What the road between the nodes must not let through: requests that no peer made, and answers that no peer gave.

let pair: Pair
let a: TestNode
let b: TestNode
const day = '2026-11-24'

beforeAll(async () => {
  pair = await openPair('reconcile asking')
  ;({ a, b } = pair)
  await a.say(...(await chain(a, sichuan, newCase(), ['one', 'two'])))
  await deliver(a)
})
afterAll(() => pair.close())

const query = { ask: 'tree', day, hash: 'sha-256', depth: 0, prefixes: [''] }

interface Changed {
  readonly body?: object
  /** What is sent, where it is not what was signed. */
  readonly sent?: object
  readonly ask?: Partial<Ask>
  readonly as?: 'a' | 'guizhou'
  readonly to?: string
  readonly header?: string
}

/** Asks Sichuan, as Chongqing unless it says otherwise. */
async function asked({ body = query, sent = body, ask, as = 'a', to = sichuan, header }: Changed = {}) {
  const keys = as === 'a' ? a.keys : pair.keys.guizhou
  const asker = {
    me: as === 'a' ? chongqing : guizhou,
    keys,
    suites,
    clock: pair.clock,
    random: a.random,
    trust: () => pair.trust,
  }
  const signed = await signAsk(asker, to, { path: reconcilePath, body: canonicalText(body) })
  const answer = await b.app.inject({
    method: 'POST',
    url: reconcilePath,
    payload: canonicalText(sent),
    headers: { 'content-type': 'application/json', 'tongban-ask': header ?? writeAsk({ ...signed, ...ask }) },
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('a peer is told what it and this node exchanged, and nothing of what others did', async () => {
  expect(await asked()).toMatchObject({ status: 200, body: { from: sichuan, to: chongqing, content: { size: 2 } } })
  expect(await asked({ as: 'guizhou' })).toMatchObject({ status: 200, body: { to: guizhou, content: { size: 0 } } })
})

test('an event that the asking node was never told is not said again to it, and its case stays unknown', async () => {
  const [event] = await a.db.once<{ event: string }>(sql`select event from exchange.sealed limit 1`)
  const again = { ask: 'again', events: [event?.event] }
  expect(await asked({ body: again, as: 'guizhou' })).toMatchObject({ status: 200, body: { content: { again: [] } } })
})

for (const [what, changed, status, code] of [
  ['without a signature', { header: '' }, 401, 'exchange/badAsk'],
  ['with another body than was signed', { sent: { ...query, day: '2026-11-23' } }, 401, 'exchange/badAsk'],
  ['of another node than says so', { ask: { from: guizhou } }, 401, 'exchange/badAsk'],
  ['for another node', { to: guizhou }, 401, 'exchange/badAsk'],
  ['dated two days ago', { ask: { at: '2026-11-22T00:00:00.000Z' } }, 401, 'exchange/badAsk'],
  ['that is no query', { body: { ask: 'everything' } }, 400, 'exchange/malformed'],
  ['for more events than are taken', { body: { ask: 'apart', events: Array(501).fill(newCase()) } }, 400, 'exchange/malformed'],
  ['for a node deeper than the tree', { body: { ...query, prefixes: ['ab'] } }, 400, 'exchange/malformed'],
  ['under a hash that no suite here has', { body: { ...query, hash: 'sm3' } }, 400, 'exchange/malformed'],
  ['for a day that is none', { body: { ...query, day: '2026-02-30' } }, 400, 'exchange/malformed'],
] as const) {
  test(`a request ${what} is refused: ${code}`, async () => {
    expect(await asked(changed)).toMatchObject({ status, body: { code } })
  })
}

test('a request counts once', async () => {
  const body = canonicalText(query)
  const asker = { me: chongqing, keys: a.keys, suites, clock: pair.clock, random: a.random, trust: () => pair.trust }
  const signed = await signAsk(asker, sichuan, { path: reconcilePath, body })
  const header = writeAsk(signed)
  expect((await asked({ header })).status).toBe(200)
  expect(await asked({ header })).toMatchObject({ status: 409, body: { code: 'exchange/askRepeated' } })
})

test('an answer that the peer did not sign for this request is not believed', async () => {
  const old = (await asked()).body
  for (const answer of [old, { ...old, content: { size: 0, root: 'A'.repeat(43), nodes: [] } }, {}]) {
    const deceived = a.another({ fetch: async () => new Response(canonicalText(answer), { status: 200 }) })
    pair.clock.pass(86_400_000)
    await deceived.reconcileDue()
    const { body: shown } = await a.ask('GET', `/exchange/peers/${sichuan}`)
    const days = shown['reconciliations'] as { agreed: boolean; failure: { code: string } | null }[]
    expect(new Set(days.map(({ agreed, failure }) => `${agreed} ${failure?.code}`))).toEqual(
      new Set(['false exchange/badAnswer']),
    )
  }
})
