import { caseProblems } from '@tongban/protocol/case/problems'
import type { Standing } from '@tongban/protocol/case/standing'
import { type Asking, openSteps, step, type Terms } from '@tongban/protocol/case/step'
import { type CaseAction, caseActions } from '@tongban/protocol/event/actions'
import { rightsFor } from '@tongban/protocol/trust/agreement'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../platform/db/db.ts'
import { decision, type Hand, openScenario, reasons, type Scenario, type Story, staffAt } from '../test-kit/scenario.ts'
import { bookmark, kept } from '../test-kit/traces.ts'

// Every row of the life table, through the routes, for everyone who works or lives in the demo, in every situation of a case that goes
// from a counter in Chongqing to an office in Sichuan. What is expected is asked of the table itself.

const assisting = '511600:jiaotong'
const material = { materials: ['identity-card'] }

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

/** What each step needs to be complete, so that only state, place, role and custody can refuse it. */
const complete: { readonly [A in CaseAction]?: (story: Story, place: string) => object } = {
  verifyOriginal: () => material,
  requireSupplement: () => ({ ...material, until: '2026-04-01' }),
  supplement: () => material,
  decline: () => ({ reason: 'notOurs' }),
  completePending: () => material,
  suspend: () => ({ kind: 'appraisal', expectedDays: 5 }),
  extend: () => ({ days: 5 }),
  inquire: () => ({ inquiry: 'another', place: '510100:gjj' }),
  answer: () => ({ inquiry: 'asked', outcome: 'confirmed' }),
  chargeFee: () => ({ reason: 'second' }),
  payFee: () => ({ reason: 'first' }),
  dispatch: () => ({ carrier: 'post' }),
  deliver: () => ({ means: 'byHand' }),
  terminate: () => ({ reason: 'purposeGone' }),
  revise: () => ({ basis: 'review' }),
  revoke: () => ({ basis: 'review' }),
  handOver: ({ counter, office }, place) => ({ taker: place === counter ? office : counter, why: 'requested', papers: false }),
  giveBack: () => ({ reason: 'notOurs' }),
  requestDeclined: () => ({ reason: 'notOurs' }),
}
const decided = decision({ ...reasons, whereInstead: '转入地' })
const content: { readonly [A in CaseAction]?: object } = {
  decline: decided,
  refuse: decided,
  terminate: decided,
  revoke: decided,
}

/** What a permitted step lacks all the same: a second person's approval, or a request to decline. */
const lacking: { readonly [A in CaseAction]?: string } = {
  extend: 'cases/badFacts',
  revise: 'cases/badFacts',
  revoke: 'cases/badFacts',
  requestDeclined: 'cases/requestUnknown',
}

interface Situation {
  readonly make: () => Promise<Story>
  /** What the case itself refuses to a step that the table permits. */
  readonly lacks?: { readonly [A in CaseAction]?: string }
  readonly inquiry?: boolean
}

const inOffice = async () => (await scenario.received('peerDown')).inOffice()
const accepted = async (facts = {}): Promise<Story> => {
  const story = await inOffice()
  await story.examiner.does('accept', facts)
  return story
}
const then = async (story: Promise<Story>, ...steps: readonly [CaseAction, object?, object?][]): Promise<Story> => {
  const { examiner } = await story
  for (const [action, facts, more] of steps) await examiner.does(action, { ...facts }, more)
  return story
}
const issued = () => then(accepted(), ['grant'], ['issue'])
const noFee = { payFee: 'cases/feeUnknown' }
const nothingOpen = { ...noFee, completePending: 'cases/pendingUnknown', answer: 'cases/inquiryUnknown' }

const situations: Readonly<Record<string, Situation>> = {
  'submitted, at the counter': { make: () => scenario.received('peerDown', { receive: false }) },
  'received, at the counter': { make: () => scenario.received('peerDown') },
  'received, on its way to the office': {
    make: async () => {
      const story = await scenario.received('peerDown')
      await story.clerk.does('handOver', { taker: story.office, why: 'toDecide', papers: false })
      return story
    },
  },
  'received, in the office': { make: inOffice },
  'received, another authority asked': {
    make: () => then(inOffice(), ['inquire', { inquiry: 'asked', place: assisting }]),
    inquiry: true,
  },
  'supplementing, in the office': {
    make: () => then(inOffice(), ['requireSupplement', { ...material, until: '2026-04-01' }]),
    lacks: { terminate: 'cases/silenceNotVouched' },
  },
  'accepted, in the office': { make: () => accepted(), lacks: nothingOpen },
  'accepted with a promise, a fee and an inquiry open': {
    make: () =>
      then(
        accepted({ pendingMaterials: [{ material: 'identity-card', until: '2026-04-01' }] }),
        ['chargeFee', { reason: 'first' }],
        ['inquire', { inquiry: 'asked', place: assisting }],
      ),
    lacks: { grant: 'cases/pendingOpen' },
    inquiry: true,
  },
  'suspended, in the office': {
    make: () => then(accepted(), ['suspend', { kind: 'appraisal', expectedDays: 5 }]),
    lacks: nothingOpen,
  },
  'granted, in the office': { make: () => then(accepted(), ['grant']), lacks: noFee },
  'granted with a fee open': {
    make: () => then(accepted(), ['chargeFee', { reason: 'first' }], ['grant']),
    lacks: { issue: 'cases/feeOpen' },
  },
  'issued, in the office': { make: issued },
  'issued, back at the counter': {
    make: async () => {
      const story = await issued()
      await story.examiner.does('handOver', { taker: story.counter, why: 'resultBack', papers: false })
      await story.clerk.does('takeOver')
      return story
    },
  },
  'refused, in the office': { make: () => then(accepted(), ['refuse', {}, decided]) },
  'declined, in the office': { make: () => then(inOffice(), ['decline', { reason: 'notOurs' }, decided]) },
  'closed, in the office': { make: () => then(issued(), ['deliver', { means: 'electronic' }]) },
}

interface Somebody {
  readonly name: string
  readonly hand: Hand
  readonly asking: Asking
  /** Whether they have a role, a place and a current duty on the case (domain.md §6). */
  readonly onDuty: boolean
}

function everybody(story: Story, { inquiry = false }: Situation): Somebody[] {
  const { counter, office } = story
  const staff = (place: string, duty: 'clerk' | 'examiner' | 'second' | 'helper', onDuty = false): Somebody => ({
    name: staffAt(place, duty),
    hand: story.hand(place, duty),
    asking: { place, role: duty === 'second' ? 'examiner' : duty },
    onDuty,
  })
  const applicant = { place: counter, role: 'applicant' as const }
  return [
    staff(counter, 'clerk', true),
    { name: 'the person at the counter', hand: story.atCounter, asking: { ...applicant, through: 'clerk' }, onDuty: true },
    { name: 'the person at home', hand: story.person, asking: applicant, onDuty: true },
    staff(office, 'clerk', true),
    staff(office, 'examiner', true),
    staff(office, 'second', true),
    staff(assisting, 'clerk', inquiry),
    staff(assisting, 'examiner', inquiry),
    staff(counter, 'helper'),
    staff('500103:window', 'clerk'),
    staff('500000:jiaotong', 'examiner'),
    staff('511602:window', 'clerk'),
    staff('511602:gongan', 'examiner'),
    staff('510100:gjj', 'second'),
    { name: 'another person', hand: story.another('999999199005200220'), asking: applicant, onDuty: false },
    { name: 'the operator', hand: story.another('operator'), asking: applicant, onDuty: false },
  ]
}

async function standingAt({ node }: Hand, { id }: Story): Promise<Standing | undefined> {
  const [row] = await node.db.once<{ standing: string }>(sql`select standing from cases.case_file where case_id = ${id}`)
  return row && JSON.parse(row.standing)
}

function termsOf(item: string): Terms {
  const [agreement] = scenario.demo.agreements
  if (!agreement) throw new Error('the demo has no agreement')
  const { handOverDays, recheckDays } = agreement.terms
  return { rights: rightsFor({ ...agreement.terms, signatures: [] }, item), handOverDays, recheckDays }
}

/** `200` done, or asked of this same node and answered at once; `202` asked of the holder elsewhere; else the code of the refusal. */
function expected(
  standing: Standing | undefined,
  action: CaseAction,
  { hand, asking, onDuty }: Somebody,
  { lacks = {} }: Situation,
): string {
  if (!standing || !onDuty) return 'cases/notFound'
  const may = step(standing, action, asking, termsOf(standing.born.item))
  if (!may.ok) return `cases/${may.why}`
  const answeredAtOnce = !standing.transfer && scenario.nodeOf(standing.holder) === hand.node
  if (may.how === 'byRequest' && !answeredAtOnce) return '202'
  return lacks[action] ?? lacking[action] ?? '200'
}

const statusOf = (outcome: string): number => {
  const key = outcome.replace('cases/', '')
  if (key === 'notFound') return 404
  return key in caseProblems ? caseProblems[key as keyof typeof caseProblems].status : Number(outcome)
}

interface Tried {
  readonly action: CaseAction
  readonly expected: string
  readonly got: string
}

async function everyStep(story: Story, somebody: Somebody, situation: Situation): Promise<Tried[]> {
  const { hand, asking } = somebody
  const standing = await standingAt(hand, story)
  const back = await bookmark(hand.node, story.id)
  const before = await kept(hand.node)
  const nothingChanged = async () =>
    expect({ who: somebody.name, kept: await kept(hand.node) }).toEqual({ who: somebody.name, kept: before })
  const tried: Tried[] = []
  for (const action of caseActions) {
    const outcomeExpected = expected(standing, action, somebody, situation)
    if (outcomeExpected.startsWith('20')) await nothingChanged()
    const facts = complete[action]?.(story, asking.place) ?? {}
    const { status, body } = await hand.tries(action, { ...facts }, { ...content[action], seen: standing?.seq ?? 1 })
    const outcome = status < 300 ? String(status) : body.code
    tried.push({ action, expected: outcomeExpected, got: outcome })
    expect({ action, status }).toEqual({ action, status: statusOf(outcome) })
    if (status < 300) await back()
  }
  await nothingChanged()
  return tried
}

test.each(Object.keys(situations))('%s', { timeout: 240_000 }, async (name) => {
  const situation = situations[name] ?? expect.fail(`no situation ${name}`)
  const story = await situation.make()
  let done = 0
  for (const somebody of everybody(story, situation)) {
    const tried = await everyStep(story, somebody, situation)
    expect({ who: somebody.name, steps: tried.filter(({ expected, got }) => expected !== got) }).toEqual({
      who: somebody.name,
      steps: [],
    })
    done += tried.filter(({ got }) => got.startsWith('20')).length
  }
  // A situation in which nobody can do anything would prove nothing.
  expect(done).toBeGreaterThan(0)
})

test.each(Object.keys(situations))(
  'the buttons of a case that is %s are the steps that are open to who looks',
  { timeout: 60_000 },
  async (name) => {
    const situation = situations[name] ?? expect.fail(`no situation ${name}`)
    const story = await situation.make()
    for (const { name: who, hand, asking, onDuty } of everybody(story, situation)) {
      if (!onDuty || asking.through) continue
      const standing = (await standingAt(hand, story)) ?? expect.fail('the case is not here')
      const open = openSteps(standing, caseActions, asking, termsOf(standing.born.item))
      expect({ who, buttons: (await hand.sees()).openSteps }).toEqual({ who, buttons: open })
    }
  },
)
