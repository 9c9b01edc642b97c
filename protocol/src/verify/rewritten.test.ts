import { describe, expect, test } from 'vitest'
import type { Suites } from '../suite/suite.ts'
import { closeExport, type ExportContent } from './close-export.ts'
import type { CaseExport } from './export.ts'
import { remembering } from './remembering.ts'
import { clerk, relay } from './test-kit/stories.ts'
import { Story } from './test-kit/story.ts'
import { chongqing, sharedWorld, suites } from './test-kit/world.ts'
import { verifyExport } from './verify.ts'

/** A node that tells one case in two ways: every event is its own and well sealed, but not all of them are of one telling. */
const world = await sharedWorld()
const known = remembering(suites)

async function fault(file: CaseExport, built: Suites = known): Promise<unknown> {
  const verdict = await verifyExport(JSON.stringify(file), { suites: built, founders: world.founders })
  return verdict.ok ? undefined : verdict.fault
}

/** The same beginning, and a submit that carries another form. */
async function telling(name: string): Promise<Story> {
  const story = new Story(world, 'told twice', {})
  await story.at('2026-03-02 09:00').act('submit', clerk, { content: { form: { name } } })
  await story.act('receive', clerk)
  return story
}

const at = '2026-03-03 08:00'
const one = await (await telling('张三')).export(chongqing, at)
const two = await (await telling('李四')).export(chongqing, at)
const [first, second] = two.events
if (!first || !second) throw new Error('the story has two events')

describe('of two tellings of one case', () => {
  test('each verifies by itself', async () => {
    expect([await fault(one), await fault(two)]).toEqual([undefined, undefined])
  })

  test('an earlier event cannot be put into the other: the next one does not follow it', async () => {
    const events = one.events.with(0, first)
    expect(await fault({ ...one, events })).toMatchObject({ code: 'verify/prev', seq: 2, at: '/events/1' })
  })

  test('the whole chain cannot stand before the statement of the other', async () => {
    expect(await fault({ ...one, events: two.events })).toMatchObject({ code: 'verify/head', seq: 2 })
  })

  test('a first event that names one before it begins no chain', async () => {
    const story = await telling('张三')
    const [submit] = story.told
    if (!submit) throw new Error('nothing told')
    story.told.splice(0, 1, { ...submit, header: { ...submit.header, prev: 'A'.repeat(43) } as typeof submit.header })
    expect(await fault(await story.export(chongqing, at))).toMatchObject({ code: 'verify/prev', seq: 1 })
  })
})

test('an event written after the statement shows', async () => {
  const story = await telling('张三')
  const { statement } = await story.export(chongqing, at)
  await story.at('2026-03-02 10:00').act('handOver', clerk, { facts: { taker: '511602:gongan', why: 'toDecide', papers: false } })
  const longer = await story.export(chongqing, at)
  expect(await fault({ ...longer, statement })).toMatchObject({ code: 'verify/beyondStatement', seq: 3 })
})

test('a body that is here twice is one too many, though both are right', async () => {
  const [event] = one.events
  if (!event) throw new Error('no event')
  const events = one.events.with(0, { ...event, bodies: [...event.bodies, ...event.bodies] })
  expect(await fault({ ...one, events })).toMatchObject({ code: 'verify/body', seq: 1, why: 'form: twice' })
})

test('a body of another event is none of this one', async () => {
  const [, receive] = one.events
  if (!receive) throw new Error('no event')
  const events = one.events.with(1, { ...receive, bodies: one.events[0]?.bodies ?? [] })
  expect(await fault({ ...one, events })).toMatchObject({ code: 'verify/body', seq: 2, why: 'form' })
})

test('an agreement carries the signatures of its parties and no other', async () => {
  const { file } = await relay(world)
  const { agreement } = file
  if (!agreement) throw new Error('no agreement')
  const [signature] = agreement.signatures
  if (!signature) throw new Error('no signature')
  for (const more of [signature, { ...signature, node: 'urn:tongban:node:530000' }]) {
    const superfluous = { ...agreement, signatures: [...agreement.signatures, more] }
    expect(await fault({ ...file, agreement: superfluous })).toEqual({ code: 'verify/agreement', why: 'superfluousSignature' })
  }
})

describe('an exporting node cannot leave out what the case pinned', () => {
  const keys = world.keys[chongqing]
  if (!keys) throw new Error('no keys')
  const closed = (content: ExportContent) =>
    closeExport(content, { node: chongqing, keys, suites, at: '2026-03-03T00:00:00.000Z' })

  test('its agreement', async () => {
    const { format: _, statement: __, ...content } = one
    expect(await fault(await closed(content))).toBeUndefined()
    expect(await fault(await closed({ ...content, agreement: null }))).toMatchObject({
      code: 'verify/agreement',
      why: 'notPinned',
      seq: 1,
    })
  })

  test('its version, nor put another in its place', async () => {
    const story = new Story(world, 'another version', { version: 'B'.repeat(43) })
    await story.at('2026-03-02 09:00').act('submit', clerk)
    expect(await fault(await story.export(chongqing, at))).toMatchObject({ code: 'verify/version', why: 'notPinned', seq: 1 })
  })
})

test('a hash that this program lacks is said to be lacking', async () => {
  const [event] = one.events
  if (!event) throw new Error('no event')
  const events = one.events.with(0, { ...event, header: { ...event.header, hash: 'sm3' } })
  expect(await fault({ ...one, events }, { intl: suites.intl })).toMatchObject({
    code: 'verify/suiteMissing',
    seq: 1,
    why: 'sm3',
  })
})
