import { describe, expect, test, vi } from 'vitest'
import { signReceipt } from '../batch/receipt.ts'
import type { CaseExport, ExportedEvent } from './export.ts'
import { remembering } from './remembering.ts'
import { parent, parentId } from './test-kit/parent-story.ts'
import * as stories from './test-kit/stories.ts'
import { chongqing, sharedWorld, suites } from './test-kit/world.ts'
import { verifyExport } from './verify.ts'

// Many small checks in one test, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

const world = await sharedWorld()
const files: Readonly<Record<string, CaseExport>> = {
  online: (await stories.online(world)).file,
  relay: (await stories.relay(world)).file,
  refusal: (await stories.refusal(world)).file,
  deemed: (await stories.deemed(world)).file,
  requests: (await stories.requests(world)).file,
  silence: (await stories.silence(world)).file,
  child: (await stories.child(world, parentId)).file,
  parent: await parent(world),
}

/** The signatures of a story are good or bad once; all else is asked of each altered copy anew. */
const known = remembering(suites)
const verify = (file: object) => verifyExport(JSON.stringify(file), { suites: known, founders: world.founders })
const eventAt = (file: CaseExport, index: number) => {
  const event = file.events[index]
  if (!event) throw new Error(`no event ${index}`)
  return event
}
const named = ({ header }: ExportedEvent<CaseExport['events'][number]['header']>) => ({ event: header.id, seq: header.seq })
const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index)

describe.each(Object.entries(files))('the case of the story %s', (_, file) => {
  const last = file.events.length - 1

  test('verifies as it was exported', async () => {
    expect(await verify(file)).toMatchObject({ ok: true, report: { case: file.case, seq: last + 1 } })
  })

  test('an event removed anywhere is missed, and the one after it named', async () => {
    for (let index = 0; index < last; index++) {
      const fault = { code: 'verify/missing', ...named(eventAt(file, index + 1)), why: `seq ${index + 1}` }
      expect(await verify({ ...file, events: without(file.events, index) })).toMatchObject({ ok: false, fault })
    }
  })

  test('a cut tail shows, however much was cut', async () => {
    for (let kept = 1; kept <= last; kept++) {
      const fault = { code: 'verify/cutTail', ...named(eventAt(file, kept - 1)), why: `seq ${last + 1}` }
      expect(await verify({ ...file, events: file.events.slice(0, kept) })).toMatchObject({ ok: false, fault })
    }
  })

  test('a swapped pair shows', async () => {
    for (let index = 0; index < last; index++) {
      const [first, second] = [eventAt(file, index), eventAt(file, index + 1)]
      const events = file.events.with(index, second).with(index + 1, first)
      expect(await verify({ ...file, events })).toMatchObject({ ok: false, fault: { code: 'verify/order', ...named(second) } })
    }
  })

  test('an event that stands here twice is a fork', async () => {
    for (const [index, event] of file.events.entries()) {
      const events = file.events.toSpliced(index, 0, event)
      expect(await verify({ ...file, events })).toMatchObject({ ok: false, fault: { code: 'verify/fork', ...named(event) } })
    }
  })

  test('an event of another case shows in any place', async () => {
    const foreign = file === files['relay'] ? files['deemed'] : files['relay']
    for (const [index, own] of file.events.entries()) {
      const event = foreign?.events[index]
      if (!event || own.header.type.includes('.parent.')) continue
      const events = file.events.with(index, event)
      expect(await verify({ ...file, events })).toMatchObject({ ok: false, fault: { code: 'verify/otherCase', ...named(event) } })
    }
  })

  test('an event without its proof is not proven', async () => {
    for (const [index, event] of file.events.entries()) {
      const events = file.events.with(index, { ...event, proof: null })
      expect(await verify({ ...file, events })).toMatchObject({ ok: false, fault: { code: 'verify/notProven', ...named(event) } })
    }
  })

  test('a withheld body is no fault and is told', async () => {
    for (const [index, event] of file.events.entries()) {
      const verdict = await verify({ ...file, events: file.events.with(index, { ...event, bodies: [] }) })
      const withheld = event.header.bodies.map(({ section }) => section)
      expect(verdict.ok && verdict.report.steps[index]?.withheld).toEqual(withheld)
    }
  })

  test('a receipt that is missing is no fault and is told', async () => {
    for (const [index, event] of file.events.entries()) {
      const verdict = await verify({ ...file, events: file.events.with(index, { ...event, receipt: null }) })
      const own = event.proof?.batchHeader.to === event.header.source
      expect(verdict.ok && verdict.report.steps[index]?.receipt).toEqual({ state: own ? 'own' : 'notYet' })
    }
  })
})

describe('requests', () => {
  const { requests: file = Object.values(files)[0] } = files
  if (!file) throw new Error('no story')

  test('an answered one removed is missed at the event that answers it', async () => {
    for (const [index, { header }] of file.requests.entries()) {
      const answer = file.events.find(({ header: { requestId } }) => requestId === header.id)
      const fault = answer
        ? { code: 'verify/requestMissing', ...named(answer), why: header.id }
        : { code: 'verify/openRequests', event: header.id, why: header.id }
      expect(await verify({ ...file, requests: without(file.requests, index) })).toMatchObject({ ok: false, fault })
    }
  })

  test('one that stands here twice shows', async () => {
    for (const [index, request] of file.requests.entries()) {
      const requests = file.requests.toSpliced(index, 0, request)
      const fault = { code: 'verify/requestTwice', event: request.header.id }
      expect(await verify({ ...file, requests })).toMatchObject({ ok: false, fault })
    }
  })

  test('the open one is told', async () => {
    const verdict = await verify(file)
    expect(verdict.ok && verdict.report.kind === 'case' && verdict.report.openRequests).toMatchObject([
      { action: 'deliver', place: '500103:window', madeAt: '2026-03-07T02:00:00.000Z' },
    ])
  })

  test('their order says nothing', async () => {
    expect(await verify({ ...file, requests: file.requests.toReversed() })).toMatchObject({ ok: true })
  })
})

describe('receipts', () => {
  const { relay = Object.values(files)[0] } = files
  if (!relay) throw new Error('no story')
  const first = eventAt(relay, 0)
  const batchHeader = first.proof?.batchHeader
  const receiverKeys = world.keys['urn:tongban:node:510000']
  if (!batchHeader || !receiverKeys || !first.receipt) throw new Error('the first event of the story has no receipt')
  const { signature: _, suite: __, kid: ___, ...receipt } = first.receipt
  const under = (altered: Partial<typeof receipt>) => signReceipt({ ...receipt, ...altered }, receiverKeys, suites)

  test.each([
    ['over another root', { root: 'B'.repeat(43) }, 'exchange/wrongRoot'],
    ['of another batch', { batch: 7 }, 'exchange/notForMe'],
    ['for another sender', { to: 'urn:tongban:node:510000' }, 'exchange/notForMe'],
    ['for fewer events', { verdicts: receipt.verdicts.slice(1) }, 'exchange/wrongCount'],
    ['for other events', { verdicts: receipt.verdicts.toReversed() }, 'otherEvent'],
  ])('one %s does not pass, though it is well signed', async (_what, altered, why) => {
    const events = relay.events.with(0, { ...first, receipt: await under(altered) })
    expect(await verify({ ...relay, events })).toMatchObject({
      ok: false,
      fault: { code: 'verify/receipt', ...named(first), why },
    })
  })

  test('one that somebody else signed does not pass', async () => {
    const keys = world.keys[chongqing]
    if (!keys) throw new Error('no keys')
    const forged = await signReceipt(receipt, keys, suites)
    const events = relay.events.with(0, { ...first, receipt: forged })
    expect(await verify({ ...relay, events })).toMatchObject({
      ok: false,
      fault: { code: 'verify/receipt', why: 'exchange/unknownSender' },
    })
  })

  test('one of a later batch of the same pair does not pass', async () => {
    const later = relay.events.find(
      ({ proof }) => proof?.batchHeader.from === batchHeader.from && proof.batchHeader.batch > batchHeader.batch,
    )
    const events = relay.events.with(0, { ...first, receipt: later?.receipt ?? null })
    expect(later?.receipt).not.toBeNull()
    expect(await verify({ ...relay, events })).toMatchObject({
      ok: false,
      fault: { code: 'verify/receipt', why: 'exchange/notForMe' },
    })
  })
})

test('a chain that its writer forked cannot be told as one', async () => {
  const { story } = await stories.relay(world)
  const twin = await stories.relay(world)
  await twin.story
    .at('2026-04-20 09:00')
    .act('revise', stories.examiner, { facts: { second: 'a-chief', basis: 'review' }, unlawful: true })
  await story.at('2026-04-21 09:00').act('rate', stories.person, { unlawful: true })
  const [one, two] = [await story.export(chongqing, '2026-04-22 08:00'), await twin.story.export(chongqing, '2026-04-22 08:00')]
  const [branch] = two.events.slice(-1)
  if (!branch) throw new Error('no branch')
  const events = [...one.events, branch]
  expect(await verify({ ...one, events })).toMatchObject({ ok: false, fault: { code: 'verify/fork', ...named(branch) } })
})

test('without the founders the verdict says that they were not pinned, and shows their fingerprints', async () => {
  const verdict = await verifyExport(files['relay'] ?? {}, { suites })
  expect(verdict.ok && verdict.report.founders.pinned).toBe(false)
  expect(verdict.ok && verdict.report.founders.fingerprints.map(({ authority }) => authority)).toEqual([
    'state',
    'sichuan',
    'chongqing',
  ])
})

test('with other founders nothing is believed', async () => {
  const { authorities } = world.founders
  const [first] = authorities
  if (!first) throw new Error('no founder')
  const strangers = { threshold: 1, authorities: [{ ...first, key: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } as const }] }
  expect(await verifyExport(files['relay'] ?? {}, { suites, founders: strangers })).toEqual({
    ok: false,
    fault: { code: 'verify/trustList', why: 'tooFewSignatures' },
  })
})

test('a statement from the future is not believed', async () => {
  const now = new Date('2026-03-01T00:00:00.000Z')
  expect(await verifyExport(files['relay'] ?? {}, { suites, now })).toEqual({
    ok: false,
    fault: { code: 'verify/statement', why: 'early' },
  })
})

test('a document too large, too deep or with a member named twice is refused before it is built', async () => {
  const limits = { maxBytes: 1000, maxDepth: 64, maxNodes: 10_000 }
  const text = JSON.stringify(files['relay'])
  expect(await verifyExport(text, { suites, limits })).toEqual({ ok: false, fault: { code: 'verify/tooLarge', why: 'tooLarge' } })
  expect(await verifyExport('['.repeat(100_000), { suites })).toMatchObject({
    fault: { code: 'verify/tooLarge', why: 'tooDeep' },
  })
  const twice = text.replace('{', '{"kind":"case",')
  expect(await verifyExport(twice, { suites })).toMatchObject({ fault: { code: 'verify/notJson' } })
})
