import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { deliver, item, newCase, openPair, type Pair, type TestNode, type Wire } from '../two-nodes.fixture.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

let pair: Pair
let a: TestNode
let b: TestNode

beforeAll(async () => {
  pair = await openPair('any wire', { mostEvents: 3 })
  ;({ a, b } = pair)
})
afterAll(() => pair.close())

type Step =
  | { readonly says: 'event' | 'request'; readonly of: number }
  | { readonly do: 'seal' | 'send' | 'resume' }
  | { readonly wire: Wire }
  | { readonly refuses: readonly number[] }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ says: fc.constantFrom('event', 'request'), of: fc.integer({ min: 0, max: 1 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('seal', 'send', 'resume') }) },
  { weight: 2, arbitrary: fc.record({ wire: fc.constantFrom<Wire>('whole', 'cut', 'answersLost') }) },
  { weight: 2, arbitrary: fc.record({ refuses: fc.subarray([1, 2, 3, 4]) }) },
)

/** One run: two cases of its own, and what was said of each so far. */
async function play(steps: readonly Step[]): Promise<void> {
  const other = a.another()
  const said = [0, 1].map(() => ({ caseId: newCase(), names: [] as string[], seq: 0 }))
  const start = (await b.heard()).length
  for (const [n, one] of steps.entries()) {
    if ('wire' in one) a.wire.state = one.wire
    else if ('refuses' in one) await refuse(said.flatMap(({ caseId }) => one.refuses.map((n) => `${caseId} ${n}`)))
    else if ('says' in one) await speak(said[one.of], one.says === 'event')
    else if (one.do === 'seal') await (n % 2 ? other : a.exchange).sealDue()
    else if (one.do === 'send') await Promise.all([other.sendDue(), a.exchange.sendDue()])
    else await resumeAll()
    if ('do' in one && one.do === 'send') await isInOrder(said, start)
  }
  a.wire.state = 'whole'
  await refuse([])
  for (let round = 0; round < 4; round++) {
    await resumeAll()
    for (let sealed = 1; sealed > 0; ) {
      sealed = await a.exchange.sealDue()
      await deliver(a)
    }
  }
  expect((await heardOf(said, start)).map(({ heard }) => heard)).toEqual(said.map(({ names }) => names))
}

async function speak(one: { caseId: string; names: string[]; seq: number } | undefined, isEvent: boolean): Promise<void> {
  if (!one) return
  const ord = one.names.length + 1
  const name = `${one.caseId} ${ord}`
  one.names.push(name)
  await a.say(await item(a, b.me, { name, caseId: one.caseId, ord, ...(isEvent ? { seq: ++one.seq } : {}) }))
}

async function refuse(names: readonly string[]): Promise<void> {
  await b.db.once(sql`delete from probe.refuse`)
  await b.db.once(sql`insert into probe.refuse (name) select unnest(cast(${[...names]} as text[]))`)
}

async function resumeAll(): Promise<void> {
  const parked = await a.db.once<{ id: string }>(sql`select distinct on (case_id) id from exchange.parked order by case_id, ord`)
  for (const { id } of parked) await a.ask('POST', `/exchange/parked/${id}/resume`)
}

async function heardOf(said: readonly { caseId: string; names: string[] }[], start: number) {
  const heard = (await b.heard()).slice(start)
  return said.map(({ caseId, names }) => ({ names, heard: heard.filter((name) => name.startsWith(caseId)) }))
}

/** At any moment what was heard of a case is the beginning of what was said, without a gap and without a repeat. */
async function isInOrder(said: readonly { caseId: string; names: string[] }[], start: number): Promise<void> {
  for (const { names, heard } of await heardOf(said, start)) expect(names.slice(0, heard.length)).toEqual(heard)
}

test('whatever the wire does and the peer refuses, each case is heard in its order, without gap or repeat, and in the end wholly', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), play), { numRuns: 20, endOnFailure: true })
}, 180_000)
