import { createHash } from 'node:crypto'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { later } from '../../platform/clock.ts'
import { sql } from '../../platform/db/db.ts'
import { signAsk, writeAsk } from '../asking/ask.ts'
import type { Exchange } from '../exchange.ts'
import {
  chongqing,
  forbiddenCase,
  guizhou,
  newCase,
  openPair,
  type Pair,
  sichuan,
  suites,
  type TestNode,
  withKeys,
} from '../two-nodes.fixture.ts'
import { askPath } from './ask-path.ts'
import { claimWanted, filesMissing } from './file.store.ts'

let pair: Pair
let a: TestNode
let b: TestNode

beforeAll(async () => {
  pair = await openPair('filing')
  ;({ a, b } = pair)
})
afterAll(() => pair.close())

const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`)
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const want = (caseId: string, ...files: string[]) =>
  b.db.write('test', (tx) => b.exchange.wantFiles(tx, { peer: chongqing, caseId, files }))
const missing = (caseId: string, ...files: string[]) => b.db.read('test', (tx) => filesMissing(tx, caseId, files))

test('a file is missing until it is fetched, decrypted, checked and stored', async () => {
  const content = pdf('例')
  const { sha256 } = await a.files.put([content])
  const caseId = newCase()
  await want(caseId, sha256)
  await want(caseId, sha256)
  expect(await missing(caseId, sha256)).toEqual([sha256])
  expect(await b.exchange.pullFiles()).toBe(1)
  expect(await missing(caseId, sha256)).toEqual([])
  expect(await b.files.find(sha256)).toMatchObject({ sha256, size: content.length })
  expect(await b.exchange.pullFiles()).toBe(0)
})

test('a file the peer has not got yet is asked for again, later', async () => {
  const content = pdf('later')
  const caseId = newCase()
  const sha256 = hashOf(content)
  await want(caseId, sha256)
  expect(await b.exchange.pullFiles()).toBe(0)
  const [row] = await b.db.once<{ last_failure: string; attempts: number }>(
    sql`select last_failure, attempts from exchange.file_wanted where sha256 = ${sha256}`,
  )
  expect(row).toEqual({ last_failure: 'exchange/noFile', attempts: 1 })
  await a.files.put([content])
  expect(await b.exchange.pullFiles()).toBe(0)
  pair.clock.pass(60_000)
  expect(await b.exchange.pullFiles()).toBe(1)
})

test('what a process had claimed when it died is fetched at the next start, not when the claim ends', async () => {
  const { sha256 } = await a.files.put([pdf('claimed')])
  await want(newCase(), sha256)
  const now = pair.clock.now()
  const claimed = await b.db.write('test', (tx) => claimWanted(tx, now, later(now, 120_000), 8))
  expect(claimed.map((wanted) => wanted.sha256)).toContain(sha256)
  expect(await b.exchange.pullFiles()).toBe(0)
  const next = b.another()
  next.start()
  await vi.waitFor(async () => expect(await b.files.find(sha256)).toBeDefined(), { timeout: 15_000, interval: 20 })
  await next.stop()
})

/** A process of `b` whose wire is cut at the n-th request, and what it asked for. */
function cutAt(n: number): { exchange: Exchange; asked: string[] } {
  const asked: string[] = []
  const fetchOrCut: typeof fetch = async (url, init) => {
    asked.push(String(url).replace(/.*from=/, ''))
    if (asked.length === n) throw new TypeError('fetch failed')
    return fetch(url, init)
  }
  return { exchange: b.another({ fetch: fetchOrCut }), asked }
}

test('after a cut a file goes on from where it was, and nothing that came is fetched again', async () => {
  const content = pdf('y'.repeat(3 * 1024 * 1024))
  const { sha256 } = await a.files.put([content])
  await want(newCase(), sha256)
  const first = cutAt(3)
  expect(await first.exchange.pullFiles()).toBe(0)
  expect(await b.files.find(sha256)).toBeUndefined()
  pair.clock.pass(60_000)
  const second = cutAt(99)
  expect(await second.exchange.pullFiles()).toBe(1)
  const mebibytes = (asked: string[]) => asked.map((from) => Number(from) / 1024 / 1024)
  expect([mebibytes(first.asked), mebibytes(second.asked)]).toEqual([
    [0, 1, 2],
    [2, 3],
  ])
  expect(await b.files.find(sha256)).toMatchObject({ size: content.length })
})

test('a file that had come whole when the process died is only checked', async () => {
  const content = pdf('whole')
  const { sha256 } = await a.files.put([content])
  await b.files.parts.write(sha256, 0, content)
  await want(newCase(), sha256)
  expect(await b.exchange.pullFiles()).toBe(1)
  expect(await b.files.find(sha256)).toMatchObject({ size: content.length })
})

test('what came is thrown away when the whole is not the file, and fetched anew', async () => {
  const content = pdf('z'.repeat(1024 * 1024))
  const { sha256 } = await a.files.put([content])
  await b.files.parts.write(sha256, 0, Buffer.alloc(1024 * 1024, 'spoilt'))
  await want(newCase(), sha256)
  expect(await b.exchange.pullFiles()).toBe(0)
  expect(await b.files.parts.here(sha256)).toBe(0)
  pair.clock.pass(60_000)
  expect(await b.exchange.pullFiles()).toBe(1)
})

test('a large file comes whole', async () => {
  const content = pdf('x'.repeat(15 * 1024 * 1024))
  const { sha256 } = await a.files.put([content])
  await want(newCase(), sha256)
  expect(await b.exchange.pullFiles()).toBe(1)
  expect(await b.files.find(sha256)).toMatchObject({ size: content.length })
})

test('who has no right to a file of the case hears what is said of one that is not there', async () => {
  const { sha256 } = await a.files.put([pdf('secret')])
  await want(forbiddenCase, sha256)
  expect(await b.exchange.pullFiles()).toBe(0)
  expect(await b.files.find(sha256)).toBeUndefined()
  const rows = await b.db.once<{ last_failure: string }>(
    sql`select last_failure from exchange.file_wanted where sha256 = ${sha256}`,
  )
  expect(rows).toEqual([{ last_failure: 'exchange/noFile' }])
  const lines = await a.db.once<{ text: string }>(sql`select cast(lines as text) as text from platform.audit_entry`)
  expect(lines.some(({ text }) => text.includes('exchange.refuseFile') && text.includes(sha256))).toBe(true)
})

/** A request signed by Guizhou or, by default, by Sichuan; `change` alters it after it was signed. */
async function ask(sha256: string, caseId: string, { from = sichuan, to = chongqing, change = {} } = {}) {
  const keys = from === sichuan ? b.keys : pair.keys.guizhou
  const asker = { me: from, keys, suites, clock: pair.clock, random: b.random, trust: () => pair.trust }
  const signed = await signAsk(asker, to, { path: askPath(caseId, sha256) })
  return writeAsk({ ...signed, ...change })
}

async function get(sha256: string, caseId: string, header?: string) {
  const headers = header === undefined ? {} : { 'tongban-ask': header }
  const answer = await a.app.inject({ method: 'GET', url: askPath(caseId, sha256), headers })
  return { status: answer.statusCode, code: (answer.json() as { code?: string }).code, text: answer.body }
}

test('a request counts only with a node’s signature over just this request, about now, once', async () => {
  const { sha256 } = await a.files.put([pdf('asked')])
  const caseId = newCase()
  const refusals = async (header?: string) => (await get(sha256, caseId, header)).code
  expect(await refusals()).toBe('exchange/badAsk')
  expect(await refusals('e30')).toBe('exchange/badAsk')
  expect(await refusals(await ask(sha256, newCase()))).toBe('exchange/badAsk')
  expect(await refusals(await ask(sha256, caseId, { to: guizhou }))).toBe('exchange/badAsk')
  expect(await refusals(await ask(sha256, caseId, { from: guizhou }))).toBe('exchange/noFile')

  const forged = { nonce: 'AAAAAAAAAAAAAAAAAAAAAA' }
  expect(await refusals(await ask(sha256, caseId, { change: forged }))).toBe('exchange/badAsk')
  expect(await refusals(await ask(sha256, newCase(), { change: { path: askPath(caseId, sha256) } }))).toBe('exchange/badAsk')

  const [good, other] = [await ask(sha256, caseId), await ask(sha256, caseId)]
  expect((await get(sha256, caseId, good)).status).toBe(200)
  expect(await refusals(good)).toBe('exchange/askRepeated')
  pair.clock.pass(25 * 3_600_000)
  expect(await refusals(other)).toBe('exchange/askStale')
  expect((await get(sha256, caseId, await ask(sha256, caseId))).text).not.toContain('PDF')
})

test('a file is encrypted to the key it was asked under, though by the giver’s late clock that begins only later', async () => {
  const { trust } = pair
  const { sha256 } = await a.files.put([pdf('late clock')])
  const old = { ...b.keys }
  Object.assign(b.keys, await newNodeKeys(suites.intl ?? expect.fail(), (length) => b.random.bytes(length)))
  const begins = later(pair.clock.now(), 3_600_000).toISOString()
  pair.trust = withKeys(trust, sichuan, [
    { ...publishedKeys(old), from: '2026-01-01T00:00:00.000Z' },
    { ...publishedKeys(b.keys), from: begins },
  ])
  await want(newCase(), sha256)
  expect(await b.exchange.pullFiles()).toBe(1)
  Object.assign(b.keys, old)
  pair.trust = trust
})

test('a node whose key was revoked gets nothing', async () => {
  const { trust } = pair
  const { sha256 } = await a.files.put([pdf('revoked')])
  const revokedAt = pair.clock.now().toISOString()
  pair.trust = withKeys(trust, sichuan, [{ ...publishedKeys(b.keys), from: '2026-01-01T00:00:00.000Z', revokedAt }])
  const caseId = newCase()
  expect((await get(sha256, caseId, await ask(sha256, caseId))).code).toBe('exchange/badAsk')
  pair.trust = trust
})
