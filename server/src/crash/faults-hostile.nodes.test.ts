import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BatchItem, batchLimits, seal } from '@tongban/protocol/batch/envelope'
import { canonicalText } from '@tongban/protocol/canonical'
import { dayOf } from '@tongban/protocol/case/time'
import { headerHash } from '@tongban/protocol/event/hash'
import { type ChainHeader, schemaOf } from '@tongban/protocol/event/header'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../platform/db/db.ts'
import { systemRandom } from '../platform/random.ts'
import { suites } from '../test-kit/two-nodes.ts'
import { ask, attempt, timeOf } from './client.fixture.ts'
import { expectEnded, expectQuiet, inStore } from './ending.fixture.ts'
import { type Pair, staff, startPair } from './pair.fixture.ts'
import { decideRelay, fileRelay, handOutRelay } from './play.fixture.ts'
import type { Scene } from './scene.fixture.ts'

// A hostile peer with a good key of its own, over the real wire to a real process (protocol.md, Faults it must survive). Each test ends with
// the victim's store as it was, its process the same and serving.

const SECOND = 1_000
const random = systemRandom()
/** Above whatever number an honest batch has here. */
let batch = 100_000

let pair: Pair
let scene: Scene
/** Cases for one attack each: what is refused of a case holds back all that its sender says of it afterwards. */
let others: readonly [Scene, Scene]
let keys: { readonly hostile: NodeKeys; readonly victim: NodeKeys }
let before: unknown
let pid: string

beforeAll(async () => {
  pair = await startPair({ chongqing: [], sichuan: [] })
  const [first, second, third] = await Promise.all([fileRelay(pair), fileRelay(pair), fileRelay(pair)])
  scene = first
  others = [second, third]
  keys = { hostile: await pair.keysOf(pair.chongqing), victim: await pair.keysOf(pair.sichuan) }
  await expectQuiet(pair)
}, 180 * SECOND)
afterAll(() => pair?.close(), 120 * SECOND)

/** All that an attack could leave behind in the victim's store; refusals are noted, and may be. */
async function kept(): Promise<unknown> {
  let rows: unknown
  await inStore(pair.sichuan, async (db) => {
    rows = await db.once(sql`
      select (select count(*) from cases.event) as events, (select count(*) from cases.request) as requests,
        (select count(*) from cases.body) as bodies, (select string_agg(head || state || holder, ' ' order by case_id) from cases.case_file) as cases,
        (select count(*) from exchange.inbox where verdict = 'stored') as stored`)
  })
  return rows
}

const pidOf = () => readFile(join(pair.sichuan.folder, 'server.pid'), 'utf8')

beforeEach(async () => {
  before = await kept()
  pid = await pidOf()
})
afterEach(async () => {
  expect(await kept()).toEqual(before)
  expect(await pidOf()).toBe(pid)
  expect((await attempt(pair.sichuan, 'GET', '/ready'))?.status).toBe(200)
})

async function post(
  text: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(new URL('/exchange/batches', pair.sichuan.address), {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json', ...headers },
  })
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}

/** The status for a body of so many bytes that is announced: the answer comes before any of them, so none is sent. */
const announced = (bytes: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': bytes }
    const asked = request(new URL('/exchange/batches', pair.sichuan.address), { method: 'POST', headers }, (answer) => {
      resolve(answer.statusCode)
      asked.destroy()
    })
    asked.on('error', reject).flushHeaders()
  })

const refused = async (text: string, status: number, code: string) =>
  expect(await post(text)).toMatchObject({ status, body: { code } })

interface Sealing {
  readonly from?: string
  readonly to?: string
  readonly by?: NodeKeys
  readonly receiver?: NodeKeys
}

/** An envelope as a node could make it that does not keep to our code. */
async function sealed(items: readonly BatchItem[], { from, to, by, receiver }: Sealing = {}) {
  const now = new Date(await timeOf(pair.sichuan, await pair.operatorOf(pair.sichuan))).toISOString()
  return seal({
    ...{ from: from ?? pair.chongqing.id, to: to ?? pair.sichuan.id, batch: ++batch, previousBatch: null, issuedAt: now },
    ...{ items, keys: by ?? keys.hostile, receiverKey: publishedKeys(receiver ?? keys.victim), suites },
    random: (length: number) => random.bytes(length),
  })
}

async function headers(of = scene): Promise<ChainHeader[]> {
  const { body } = await ask(pair.chongqing, 'GET', `/cases/${of.id}/export`, { as: pair.tokenOf(staff.clerk.id) })
  return body.events.map(({ header }: { header: ChainHeader }) => header)
}

/** The event that could come next in the case, true in everything but what is changed. */
async function next(changed: Partial<ChainHeader> = {}, of = scene): Promise<BatchItem> {
  const last = (await headers(of)).at(-1) ?? expect.fail('a case without events')
  const now = new Date(await timeOf(pair.sichuan, await pair.operatorOf(pair.sichuan))).toISOString()
  const type = 'cn.tongban.case.corrected.v1'
  const at = now > last.time ? now : last.time
  const { requestId: _, madeAt: __, ...plain } = last
  const header = {
    ...{
      ...plain,
      id: random.uuid(Date.parse(at)),
      source: pair.chongqing.id,
      type,
      dataschema: schemaOf(type),
      time: at,
      nodeTime: at,
    },
    ...{ seq: last.seq + 1, prev: await headerHash(last, suites), facts: {}, bodies: [], files: [] },
    duty: { place: staff.clerk.place, organisation: '窗口', role: 'clerk', actor: 'staff-x' },
    ...changed,
  }
  return { header, bodies: [] }
}

const verdictsOf = async (...items: BatchItem[]): Promise<unknown> => {
  const { status, body } = await post((await sealed(items)).text)
  expect(status).toBe(200)
  return (body['verdicts'] as { verdict: string; code?: string }[]).map(({ verdict, code }) => code ?? verdict)
}

test('forged: a key that is not listed, another node’s name, a header changed after it was signed', async () => {
  const own = await newNodeKeys(intlNode, (length) => random.bytes(length))
  await refused((await sealed([await next()], { by: own })).text, 403, 'exchange/unknownSender')
  await refused((await sealed([await next()], { from: 'urn:tongban:node:990000', by: own })).text, 403, 'exchange/unknownSender')
  const { envelope } = await sealed([await next()])
  await refused(canonicalText({ ...envelope, header: { ...envelope.header, batch: ++batch } }), 403, 'exchange/badSignature')
})

test('redirected: a batch for somebody else, and one whose receiver was written over', async () => {
  const other = await newNodeKeys(intlNode, (length) => random.bytes(length))
  const elsewhere = await sealed([await next()], { to: 'urn:tongban:node:520000', receiver: other })
  await refused(elsewhere.text, 403, 'exchange/notForMe')
  const { envelope } = elsewhere
  await refused(canonicalText({ ...envelope, header: { ...envelope.header, to: pair.sichuan.id } }), 403, 'exchange/badSignature')
})

test('replayed: a batch that was taken gets its old receipt, byte for byte; another one under its number is a fork', async () => {
  const { text } = await sealed([])
  const first = await post(text)
  expect(first.status).toBe(200)
  expect(await post(text)).toEqual(first)
  batch--
  await refused((await sealed([await next()])).text, 409, 'exchange/forked')
})

test('truncated anywhere: refused as no envelope', async () => {
  const { text } = await sealed([await next()])
  for (const part of [0, 0.1, 0.5, 0.9, 0.999])
    await refused(text.slice(0, Math.floor(text.length * part)), 400, 'exchange/malformed')
})

test('broken off in the middle of the body: the node goes on', async () => {
  const { port } = new URL(pair.sichuan.address)
  const { text } = await sealed([await next()])
  for (let at = 0; at < 20; at++) {
    await new Promise<void>((resolve) => {
      const asked = request({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/exchange/batches',
        headers: { 'content-length': text.length },
      })
      asked.on('error', () => resolve()).on('close', () => resolve())
      asked.write(text.slice(0, 10 + at * 20), () => asked.destroy())
    })
  }
})

test('oversized, and small on the wire but huge in memory: refused before it is built', async () => {
  expect(await announced(batchLimits.maxBytes + 10)).toBe(413)
  await refused('['.repeat(3_000_000), 413, 'exchange/tooLarge')
  await refused(`[${'0,'.repeat(3_000_000)}0]`, 413, 'exchange/tooLarge')
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '['))
  const answer = await fetch(new URL('/exchange/batches', pair.sichuan.address), {
    ...{ method: 'POST', body: new Uint8Array(bomb) },
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
})

test('an event for a case that the peer does not hold', async () => {
  expect(await verdictsOf(await next())).toEqual(['cases/wrongPlace'])
})

test('an event of a wrong region: of a place that another node answers for, and of a region that nobody serves', async () => {
  const [other] = others
  const duty = { organisation: '局', role: 'examiner' as const, actor: 'staff-y' }
  for (const place of [staff.examiner.place, '990000:window'])
    expect(await verdictsOf(await next({ duty: { ...duty, place } }, other))).toEqual(['exchange/wrongPlace'])
})

test('a case of its own region alone, handed out to this one without an agreement: refused, and the operator here is told why', async () => {
  const [first] = await headers()
  const at = (await headers()).at(-1)?.time ?? expect.fail('a case without events')
  const id = random.uuid(Date.parse(at))
  const alone = { ...first?.facts, agreement: null, decidingPlace: '500103:office' }
  const own = { case: id, subject: id }
  const born = { ...(first ?? expect.fail()), ...own, id: random.uuid(Date.parse(at)), facts: alone }
  const type = 'cn.tongban.case.received.v1'
  const received = await next({
    ...{ ...own, type, dataschema: schemaOf(type), seq: 2, prev: await headerHash(born, suites) },
    facts: { day: dayOf(at) },
  })
  // It may be asked something about it, so the history is taken.
  expect(await verdictsOf({ header: born, bodies: [] }, received)).toEqual(['stored', 'stored'])
  before = await kept()
  const handedOver = 'cn.tongban.case.handedOver.v1'
  const handOver = await next({
    ...{ ...own, type: handedOver, dataschema: schemaOf(handedOver) },
    ...{ seq: 3, prev: await headerHash(received.header as ChainHeader, suites) },
    facts: { taker: staff.examiner.place, why: 'toDecide', limit: 1, papers: false, day: dayOf(at) },
  })
  expect(await verdictsOf(handOver)).toEqual(['cases/noAgreement'])
  const { body } = await ask(pair.sichuan, 'GET', '/exchange/heard', { as: await pair.operatorOf(pair.sichuan) })
  const told = body.entries.find(({ caseId }: { caseId: string }) => caseId === id)
  expect(told).toMatchObject({ code: 'cases/noAgreement', why: { zh: expect.stringContaining('没有接收') } })
})

test('a fork of the chain', async () => {
  const [, other] = others
  const [first] = await headers(other)
  const item = await next({ seq: 2, prev: await headerHash(first ?? expect.fail(), suites) }, other)
  expect(await verdictsOf(item)).toEqual(['cases/fork'])
})

test(
  'after all of it the honest node goes on with the same cases, to their end',
  async () => {
    for (const one of [scene, ...others]) {
      await decideRelay(one)
      await handOutRelay(one)
      await expectEnded(one)
    }
    before = await kept()
  },
  120 * SECOND,
)
