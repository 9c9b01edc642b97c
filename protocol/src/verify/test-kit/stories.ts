import type { CaseExport } from '../export.ts'
import { duty, Story } from './story.ts'
import { chongqing, sichuan, type World } from './world.ts'

const window = '500103:window'
const portal = '500000:portal'
const police = '511602:gongan'
const fund = '510100:gjj'

export const clerk = duty(window, 'clerk')
export const examiner = duty(police, 'examiner')
export const person = duty(window, 'applicant', 'a-clerk')
const form = { name: '张三', identityNumber: '999999199001019999' }

/** A story and the export that it ends in. */
export interface Ended {
  readonly story: Story
  readonly file: CaseExport
}
const ended = async (story: Story, node: string, at: string): Promise<Ended> => ({ story, file: await story.export(node, at) })

/** 全程网办, instant: born at the portal of Chongqing, decided by rule in Sichuan, rated from home. */
export async function online(world: World): Promise<Ended> {
  const story = new Story(world, 'online', {
    mode: 'online',
    instant: true,
    receivingPlace: portal,
    decidingPlace: fund,
    promisedDays: null,
  })
  const [here, there] = [duty(portal, 'rule'), duty(fund, 'rule')]
  await story
    .at('2026-03-02 09:00')
    .act('submit', duty(portal, 'applicant'), { content: { form, materials: [{ material: 'm1' }] } })
  await story.act('receive', here)
  await story.act('handOver', here, { facts: { taker: fund, why: 'toDecide', papers: false } })
  await story.at('2026-03-02 09:01').act('takeOver', there)
  await story.act('accept', there)
  await story.act('grant', there, { content: { decision: { granted: true } } })
  await story.act('issue', there, { content: { decision: { document: '准予提取通知书' } } })
  await story.act('deliver', there, { facts: { means: 'electronic' } })
  await story.act('close', there)
  const rating = await story.at('2026-03-03 20:00').ask('rate', duty(portal, 'applicant'), { content: { rating: { grade: 5 } } })
  await story.at('2026-03-03 20:01').act('rate', there, { answers: rating, content: { rating: { grade: 5 } } })
  return ended(story, chongqing, '2026-03-04 08:00')
}

export async function handedOver(story: Story): Promise<void> {
  await story
    .at('2026-03-02 09:00')
    .act('submit', clerk, { content: { form, materials: [{ material: 'm1' }], contact: { phone: '10086' } } })
  await story.at('2026-03-02 09:05').act('receive', clerk)
  await story.at('2026-03-02 10:00').act('handOver', clerk, { facts: { taker: police, why: 'toDecide', papers: true } })
  await story.at('2026-03-04 09:00').act('takeOver', examiner, { facts: { papersArrived: true } })
}

/** 异地代收代办: papers by post, original seen by request, one notice, a supplement at the counter, a fee, the result handed out where it began. */
export async function relay(world: World): Promise<Ended> {
  const story = new Story(world, 'relay', { unit: 'calendar', legalDays: 60, promisedDays: 30 })
  await handedOver(story)
  const seen = await story.at('2026-03-04 10:00').ask('verifyOriginal', clerk, { facts: { materials: ['m1'] } })
  await story.at('2026-03-04 10:01').act('verifyOriginal', duty(police, 'rule'), { facts: { materials: ['m1'] }, answers: seen })
  await story.at('2026-03-05 09:00').act('requireSupplement', examiner, { facts: { until: '2026-03-20', materials: ['m2'] } })
  const more = await story.at('2026-03-09 15:00').ask('supplement', person, {
    facts: { materials: ['m2'] },
    content: { materials: [{ material: 'm2' }] },
  })
  await story.at('2026-03-10 09:00').act('supplement', duty(police, 'rule'), {
    facts: { materials: ['m2'] },
    content: { materials: [{ material: 'm2' }] },
    answers: more,
  })
  await story.at('2026-03-11 09:00').act('accept', examiner, { facts: { officialNumber: '51160220260001' } })
  await story.act('chargeFee', examiner, { facts: { reason: 'card' }, content: { fee: { amount: 2000 } } })
  const paid = await story
    .at('2026-03-12 09:00')
    .ask('payFee', person, { facts: { reason: 'card' }, content: { fee: { paid: 2000 } } })
  await story
    .at('2026-03-12 09:01')
    .act('payFee', duty(police, 'rule'), { facts: { reason: 'card' }, content: { fee: { paid: 2000 } }, answers: paid })
  await story
    .at('2026-04-08 16:00')
    .act('grant', examiner, { content: { decision: { granted: true }, opinion: { by: 'a-examiner' } } })
  await story.act('issue', examiner, { content: { decision: { card: 'made' } } })
  await resultBack(story)
  return ended(story, sichuan, '2026-04-14 08:00')
}

async function resultBack(story: Story): Promise<void> {
  await story.at('2026-04-09 09:00').act('handOver', examiner, { facts: { taker: window, why: 'resultBack', papers: true } })
  await story.at('2026-04-10 09:00').act('takeOver', clerk, { facts: { papersArrived: true } })
  await story.at('2026-04-13 09:00').act('deliver', clerk, { facts: { means: 'byHand' } })
  await story.act('close', duty(window, 'rule'))
}

/** 不予许可, in one region and one house: no agreement, and events that never leave their node. */
export async function refusal(world: World): Promise<Ended> {
  const story = new Story(world, 'refusal', { agreement: null, receivingPlace: '511602:window', second: true })
  const counter = duty('511602:window', 'clerk')
  await story.at('2026-03-02 09:00').act('submit', counter, { content: { form } })
  await story.act('receive', counter)
  await story.act('handOver', counter, { facts: { taker: police, why: 'toDecide', papers: false } })
  await story.at('2026-03-03 09:00').act('takeOver', examiner)
  await story.act('accept', examiner)
  await story.act('inquire', examiner, {
    facts: { inquiry: 'q1', place: '511602:renshe' },
    content: { inquiry: { question: '是否参保' } },
  })
  const answer = await story.ask('answer', duty('511602:renshe', 'clerk'), {
    facts: { inquiry: 'q1', outcome: 'contradicted' },
    content: { inquiry: { outcome: '不属实' } },
  })
  await story.act('answer', duty(police, 'rule'), {
    facts: { inquiry: 'q1', outcome: 'contradicted' },
    content: { inquiry: { outcome: '不属实' } },
    answers: answer,
  })
  await story
    .at('2026-03-20 09:00')
    .act('refuse', examiner, { facts: { second: 'a-chief' }, content: { decision: { facts: '…', remedy: '…' } } })
  await story.act('deliver', examiner, { facts: { means: 'post' } })
  await story.act('close', duty(police, 'rule'))
  return ended(story, sichuan, '2026-03-21 08:00')
}

/** The notice clock runs out while the case is on its way: accepted by silence, written directly after the take-over, which itself was late. */
export async function deemed(world: World): Promise<Ended> {
  const story = new Story(world, 'deemed', { promisedDays: 15 })
  await story.at('2026-03-02 09:00').act('submit', clerk, { content: { form } })
  await story.act('receive', clerk)
  await story.at('2026-03-06 09:00').act('handOver', clerk, { facts: { taker: police, why: 'toDecide', papers: true } })
  await story.at('2026-03-11 09:00').act('takeOver', examiner, { facts: { papersArrived: true } })
  await story.act('deemAccepted', duty(police, 'rule'), { facts: { noticeDue: '2026-03-09' } })
  await story.at('2026-03-12 09:00').act('suspend', examiner, { facts: { kind: 'inspection', expectedDays: 3 } })
  await story.at('2026-03-17 09:00').act('resume', examiner)
  await story.act('extend', examiner, { facts: { days: 3, second: 'a-chief' } })
  return ended(story, sichuan, '2026-03-27 08:00')
}

/** Requests of the receiving place: one answered, one that came after the decision and was declined, one still open. */
export async function requests(world: World): Promise<Ended> {
  const story = new Story(world, 'requests', {})
  await handedOver(story)
  await story.act('accept', examiner, { facts: { pendingMaterials: [{ material: 'm3', until: '2026-03-20' }] } })
  const complete = await story
    .at('2026-03-05 09:00')
    .ask('completePending', person, { facts: { materials: ['m3'] }, content: { materials: [{ material: 'm3' }] } })
  await story.act('completePending', duty(police, 'rule'), {
    facts: { materials: ['m3'] },
    content: { materials: [{ material: 'm3' }] },
    answers: complete,
  })
  await story.at('2026-03-06 09:00').act('grant', examiner, { content: { decision: { granted: true } } })
  const tooLate = await story.at('2026-03-06 09:30').ask('withdraw', person)
  await story
    .at('2026-03-06 09:31')
    .act('requestDeclined', duty(police, 'rule'), { facts: { reason: 'wrongState' }, answers: tooLate })
  await story.act('issue', examiner)
  await story.at('2026-03-07 10:00').ask('deliver', clerk, { facts: { means: 'byHand' } })
  return ended(story, chongqing, '2026-03-07 11:00')
}

/** The supplement never came: the receiving place says so, and its word ends the case. */
export async function silence(world: World): Promise<Ended> {
  const story = new Story(world, 'silence', {})
  await handedOver(story)
  await story.act('requireSupplement', examiner, { facts: { until: '2026-03-12', materials: ['m2'] } })
  const word = await story.at('2026-03-13 09:00').ask('terminate', duty(window, 'rule'), { facts: { reason: 'silence' } })
  await story.at('2026-03-13 09:01').act('terminate', duty(police, 'rule'), { facts: { reason: 'silence' }, answers: word })
  await story.act('close', duty(police, 'rule'))
  return ended(story, sichuan, '2026-03-14 08:00')
}

/** A child of a joint case: it names its parent, is received and handed over by rule, and is withdrawn by its applicant. */
export async function child(world: World, parent: string): Promise<Ended> {
  const story = new Story(world, 'child', { mode: 'joint', joint: true, legalDays: 45, promisedDays: 30, parent })
  const [here, there] = [duty(window, 'rule'), duty(police, 'rule')]
  await story.at('2026-03-02 09:00').act('submit', clerk, { content: { form } })
  await story.act('receive', here)
  await story.act('handOver', here, { facts: { taker: police, why: 'toDecide', papers: false } })
  await story.at('2026-03-02 09:01').act('takeOver', there)
  const withdraw = await story.at('2026-03-04 11:00').ask('withdraw', person)
  await story.at('2026-03-04 11:01').act('withdraw', there, { answers: withdraw })
  await story.act('close', there)
  return ended(story, sichuan, '2026-03-05 08:00')
}

/** A hand-over that the taker leaves lying. */
export async function unanswered(world: World, { papers }: { readonly papers: boolean }): Promise<Story> {
  const story = new Story(world, `unanswered ${papers}`, {})
  await story.at('2026-03-02 09:00').act('submit', clerk, { content: { form } })
  await story.act('receive', clerk)
  await story.act('handOver', clerk, { facts: { taker: police, why: 'toDecide', papers } })
  return story
}

export async function justSubmitted(world: World): Promise<Story> {
  const story = new Story(world, 'submitted', {})
  await story.at('2026-03-02 09:00').act('submit', clerk, { content: { form } })
  return story
}

/** An instant item that lay over night after its acceptance. */
export async function slowInstant(world: World): Promise<CaseExport> {
  const story = new Story(world, 'slow', {
    mode: 'online',
    instant: true,
    receivingPlace: fund,
    decidingPlace: fund,
    agreement: null,
    promisedDays: null,
  })
  const rule = duty(fund, 'rule')
  await story.at('2026-03-02 09:00').act('submit', duty(fund, 'applicant'), { content: { form } })
  await story.act('receive', rule)
  await story.act('accept', rule)
  await story.at('2026-03-03 09:00').act('grant', rule)
  return story.export(sichuan, '2026-03-03 10:00')
}
