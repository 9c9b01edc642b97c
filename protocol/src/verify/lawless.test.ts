import { describe, expect, test } from 'vitest'
import { canonicalBytes } from '../canonical.ts'
import type { CaseAction } from '../event/actions.ts'
import type { Duty, RequestHeader } from '../event/header.ts'
import { hashOf } from '../hash.ts'
import { signAgreement } from '../trust/agreement.ts'
import { remembering } from './remembering.ts'
import { clerk, examiner, handedOver, person, silence } from './test-kit/stories.ts'
import { duty, Story, type Telling } from './test-kit/story.ts'
import { chongqing, sharedWorld, sichuan, suites, type World } from './test-kit/world.ts'
import { verifyExport } from './verify.ts'

/** Every signature here is good: what is told is that a node, or both together, wrote what the law does not allow. */
const world = await sharedWorld()
const known = remembering(suites)

async function fault(story: Story): Promise<unknown> {
  const verdict = await verifyExport(await story.export(sichuan, '2026-05-06 08:00'), { suites: known, founders: world.founders })
  return verdict.ok ? undefined : { code: verdict.fault.code, why: verdict.fault.why, seq: verdict.fault.seq }
}

async function accepted(name: string): Promise<Story> {
  const story = new Story(world, name, {})
  await handedOver(story)
  await story.act('accept', examiner)
  return story
}

const unlawful = (facts: Telling['facts'] = {}): Telling => ({ facts, unlawful: true })

describe('a signed step that the life table refuses is named', () => {
  test.each<[CaseAction, Duty, Telling['facts'], string]>([
    ['grant', clerk, {}, 'cases/wrongPlace'],
    ['grant', duty('511602:gongan', 'clerk'), {}, 'cases/wrongRole'],
    ['issue', examiner, {}, 'cases/wrongState'],
    ['accept', examiner, {}, 'cases/wrongState'],
    ['extend', examiner, { days: 3, second: examiner.actor }, 'cases/secondIsFirst'],
    ['extend', examiner, { days: 30, second: 'a-chief' }, 'clock/extendTooLong'],
    ['handOver', examiner, { taker: '500103:window', why: 'returned', papers: false, limit: 9 }, 'cases/wrongLimit'],
    ['withdraw', person, {}, 'cases/notHolder'],
    ['takeOver', clerk, {}, 'cases/notTaker'],
  ])('%s', async (action, by, facts, why) => {
    const story = await accepted(`unlawful ${action} ${why}`)
    await story.at('2026-03-05 09:00').act(action, by, unlawful(facts))
    expect(await fault(story)).toEqual({ code: 'verify/unlawful', why, seq: 6 })
  })

  test('content that the act may not carry', async () => {
    const story = await accepted('opinion in a fee')
    await story.act('chargeFee', examiner, { facts: { reason: 'card' }, content: { opinion: { text: '…' } }, unlawful: true })
    expect(await fault(story)).toEqual({ code: 'verify/unlawful', why: 'cases/sectionNotAllowed', seq: 6 })
  })

  test('facts that are not there', async () => {
    const story = await accepted('no reason')
    await story.act('chargeFee', examiner, unlawful())
    expect(await fault(story)).toEqual({ code: 'verify/facts', why: 'cn.tongban.case.feeCharged.v1', seq: 6 })
  })
})

describe('a request', () => {
  const ask = async (name: string): Promise<[Story, RequestHeader]> => {
    const story = await accepted(name)
    await story.act('chargeFee', examiner, { facts: { reason: 'card' } })
    return [story, await story.at('2026-03-05 09:00').ask('payFee', person, { facts: { reason: 'card' } })]
  }
  const rule = duty('511602:gongan', 'rule')

  test('is not answered by something else', async () => {
    const [story, request] = await ask('answered with more')
    await story.act('payFee', rule, { facts: { reason: 'card', discount: 5 }, answers: request, unlawful: true })
    expect(await fault(story)).toEqual({ code: 'verify/unlawful', why: 'cases/requestDiffers', seq: 7 })
  })

  test('is not answered twice', async () => {
    const [story, request] = await ask('answered twice')
    await story.act('payFee', rule, { facts: { reason: 'card' }, answers: request })
    await story.act('payFee', rule, { facts: { reason: 'card' }, answers: request, unlawful: true })
    expect(await fault(story)).toEqual({ code: 'verify/requestTwice', why: request.id, seq: 8 })
  })

  test('is answered by those who may decline it', async () => {
    const [story, request] = await ask('answered by the applicant')
    await story.act('payFee', duty('511602:gongan', 'applicant'), { facts: { reason: 'card' }, answers: request, unlawful: true })
    expect(await fault(story)).toEqual({ code: 'verify/unlawful', why: 'cases/wrongRole', seq: 7 })
  })
})

describe('silence', () => {
  const start = async (name: string): Promise<Story> => {
    const story = new Story(world, name, {})
    await handedOver(story)
    await story.act('requireSupplement', examiner, { facts: { until: '2026-03-12', materials: ['m2'] } })
    return story
  }
  const facts = { reason: 'silence' }
  const [holder, receiver] = [duty('511602:gongan', 'rule'), duty('500103:window', 'rule')]

  test('ends a case on the word of the receiving place', async () => {
    expect(await fault((await silence(world)).story)).toBeUndefined()
  })

  test('is not vouched for by the holder itself', async () => {
    const story = await start('own word')
    const word = await story.at('2026-03-13 09:00').ask('terminate', examiner, { facts })
    await story.act('terminate', holder, { facts, answers: word, unlawful: true })
    expect(await fault(story)).toEqual({ code: 'verify/unlawful', why: 'cases/silenceNotVouched', seq: 6 })
  })

  test('is not vouched for before the day is over', async () => {
    const story = await start('early word')
    const word = await story.at('2026-03-12 09:00').ask('terminate', receiver, { facts })
    await story.at('2026-03-13 09:00').act('terminate', holder, { facts, answers: word, unlawful: true })
    expect(await fault(story)).toEqual({ code: 'verify/unlawful', why: 'cases/untilNotPast', seq: 6 })
  })

  test('does not end a case whose supplement had been handed in before the word', async () => {
    const story = await start('passed over')
    const more = await story.at('2026-03-12 15:00').ask('supplement', person, { facts: { materials: ['m2'] } })
    const word = await story.at('2026-03-13 09:00').ask('terminate', receiver, { facts })
    await story.act('terminate', holder, { facts, answers: word })
    expect(await fault(story)).toEqual({ code: 'verify/silence', why: more.id, seq: 6 })
  })
})

describe('the documents of a case are its own', () => {
  async function under(agreement: Partial<World['agreement']>): Promise<unknown> {
    const { signatures: _, ...content } = { ...world.agreement, ...agreement }
    let signed = { ...content, signatures: [] as World['agreement']['signatures'] }
    for (const node of content.parties) {
      const keys = world.keys[node]
      if (keys) signed = { ...(await signAgreement(signed, { node, keys, signedAt: '2026-01-15T00:00:00.000Z' }, suites)) }
    }
    const hash = await hashOf(suites, 'sha-256', canonicalBytes(content))
    const story = new Story({ ...world, agreement: signed, agreementHash: hash }, 'other agreement', {})
    await handedOver(story)
    return fault(story)
  }

  test('an agreement that covers them passes', async () => {
    expect(await under({ id: 'another' })).toBeUndefined()
  })

  test.each([
    ['not in force on the day of filing', { from: '2026-03-03' }, 'notInForce'],
    ['for other modes', { modes: ['online'] as const }, 'relay'],
    ['between others', { parties: [chongqing, 'urn:tongban:node:530000'] }, 'unsigned'],
    ['of one place only', { parties: [chongqing] }, 'malformed'],
  ])('an agreement %s does not', async (_, agreement, why) => {
    expect(await under(agreement)).toMatchObject({ code: 'verify/agreement', why })
  })

  test('a case of one region, under no agreement, is not handed to another', async () => {
    const here = '511602:window'
    const story = new Story(world, 'handed out', { agreement: null, receivingPlace: here })
    for (const action of ['submit', 'receive'] as const) await story.act(action, duty(here, 'clerk'))
    await story.act('inquire', duty(here, 'clerk'), { facts: { inquiry: 'q1', place: '500103:window' } })
    expect(await fault(story)).toBeUndefined()
    story.at('2026-03-02 10:00')
    await story.act('handOver', duty(here, 'clerk'), { facts: { taker: '500103:window', why: 'toDecide', papers: false } })
    expect(await fault(story)).toEqual({ code: 'verify/agreement', why: 'notAParty', seq: 4 })
  })

  test('a version other than the pinned one is refused', async () => {
    const story = new Story({ ...world, versionHash: 'B'.repeat(43) }, 'other version', {})
    await handedOver(story)
    expect(await fault(story)).toMatchObject({ code: 'verify/version', why: 'altered' })
  })

  test('a place of another node has no say', async () => {
    const story = new Story(world, 'wrong node', {})
    await handedOver(story)
    const last = story.told.at(-1)
    if (!last) throw new Error('nothing told')
    story.told.splice(-1, 1, { ...last, header: { ...last.header, source: chongqing } })
    expect(await fault(story)).toMatchObject({ code: 'verify/wrongNode', seq: 4 })
  })
})
