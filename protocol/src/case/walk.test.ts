import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { clockOf } from '../clock/explain.ts'
import { clockProblems } from '../clock/problems.ts'
import { type CaseAction, caseActions } from '../event/actions.ts'
import { type RequestHeader, roles } from '../event/header.ts'
import type { FollowRefusal } from './follow.ts'
import { caseProblems } from './problems.ts'
import { limitsOf, type Standing } from './standing.ts'
import { duty, office, PlainCase, police, window } from './test-kit/plain-case.ts'
import { mayTake, prose } from './test-kit/prose.ts'
import { dayOf, noticeDue } from './time.ts'
import { rights } from './transitions.ts'

// Many small checks in one test, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const places = [window, police, office]
const later = caseActions.filter((action): action is Exclude<CaseAction, 'submit'> => action !== 'submit')

/** One thing that somebody tries: half of the time anything at all, else something that the prose of the law leaves open just then. */
const move = fc.record({
  action: fc.constantFrom(...later),
  role: fc.constantFrom(...roles),
  place: fc.constantFrom(...places),
  other: fc.constantFrom(...places),
  hours: fc.constantFrom(0, 1, 20, 30, 200),
  small: fc.integer({ min: 1, max: 12 }),
  byRequest: fc.boolean(),
  papers: fc.boolean(),
  sensible: fc.boolean(),
  pick: fc.nat(10_000),
})
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

function factsOf({ action, other, small, papers }: Move, standing: Standing): object {
  const name = `n${small % 3}`
  const facts: Partial<Record<CaseAction, object>> = {
    verifyOriginal: { materials: [name] },
    requireSupplement: { until: '2026-04-20', materials: [name] },
    supplement: { materials: [name] },
    accept: papers ? {} : { pendingMaterials: [{ material: name, until: '2026-04-20' }] },
    deemAccepted: { noticeDue: noticeDue(standing) },
    decline: { reason: 'other' },
    completePending: { materials: [name] },
    suspend: { kind: 'inspection', expectedDays: small },
    extend: { days: small, second: 'a-chief' },
    inquire: { inquiry: name, place: other },
    answer: { inquiry: name, outcome: 'confirmed' },
    chargeFee: { reason: name },
    payFee: { reason: name },
    dispatch: { carrier: 'EMS' },
    deliver: { means: 'byHand' },
    terminate: { reason: 'other' },
    revise: { second: 'a-chief', basis: 'review' },
    revoke: { second: 'a-chief', basis: 'suit' },
    handOver: { taker: other, why: 'toDecide', papers },
    takeOver: { papersArrived: papers },
    giveBack: { reason: 'other' },
    requestDeclined: { reason: 'other' },
  }
  return facts[action] ?? {}
}

/** Tries one move; a request of an earlier move may be answered by it. */
function tryMove(
  walk: PlainCase,
  one: Move,
  open: RequestHeader[],
): { outcome: 'ok' | FollowRefusal; answered: RequestHeader | undefined } {
  const facts = factsOf(one, walk.now)
  const by = duty(one.place, one.role)
  if (!one.byRequest && one.action !== 'requestDeclined')
    return { outcome: walk.attempt(one.action, by, facts), answered: undefined }
  const answers = one.action === 'requestDeclined' ? open.at(-1) : walk.ask(one.action, by, facts)
  const writer = one.action === 'requestDeclined' ? by : duty(walk.now.holder, 'rule')
  const outcome = walk.attempt(one.action, writer, facts, answers ? { answers } : {})
  if (outcome !== 'ok' && answers && one.action !== 'requestDeclined') open.push(answers)
  return { outcome, answered: outcome === 'ok' ? answers : undefined }
}

const everyMove = later.flatMap((action) => roles.flatMap((role) => places.map((place) => ({ action, role, place }))))
/** Prime to the number of moves, so that from any start all of them come once. */
const stride = 101

/** The move itself or, if it is a sensible one, one that is open to somebody as the case stands. */
function chosen(one: Move, standing: Standing): Move {
  if (!one.sensible) return one
  const { state, holder, transfer, inquiries, born } = standing
  const around = {
    ...{
      state,
      holder,
      taker: transfer?.taker,
      assisting: inquiries.map(({ place }) => place),
      granted: rights,
      instant: born.instant,
    },
    ...{ receiving: window, deciding: police, online: born.mode === 'online', child: false },
  }
  for (let tried = 0; tried < everyMove.length; tried++) {
    const next = everyMove[(one.pick + tried * stride) % everyMove.length]
    const how = next && prose[next.action].in.includes(state) ? mayTake(next.action, { ...around, ...next }) : 'no'
    if (next && how !== 'no') return { ...one, ...next, byRequest: how === 'byRequest' }
  }
  return one
}

/** A refusal has a text, or is one of the legal clock. */
const isTold = (why: string): boolean => why in caseProblems || why in clockProblems

const oneNode = (place: string): string => place.slice(0, 2)

function holdsTogether(before: Standing, after: Standing, action: Exclude<CaseAction, 'submit'>): void {
  expect(after.seq).toBe(before.seq + 1)
  expect(after.time >= before.time).toBe(true)
  expect(prose[action].in).toContain(before.state)
  expect(after.state).toBe(prose[action].to === 'same' ? before.state : prose[action].to)
  // The pen moves by takeOver alone, to him whom the handOver named; while it is on its way only takeOver and giveBack are written.
  expect(after.holder).toBe(action === 'takeOver' ? before.transfer?.taker : before.holder)
  expect(after.transfer === null).toBe(action !== 'handOver')
  if (before.transfer) expect(['takeOver', 'giveBack']).toContain(action)
  expect(after.clockEvents.slice(0, before.clockEvents.length)).toEqual(before.clockEvents)
  expect((after.countedDay ?? '') >= (before.countedDay ?? '')).toBe(true)
  expect(after.places.slice(0, before.places.length)).toEqual(before.places)
  expect(after.places).toContain(after.holder)
}

const walks = fc.record({
  instant: fc.boolean(),
  online: fc.boolean(),
  from: fc.constantFrom('received', 'accepted', 'granted'),
  moves: fc.array(move, { minLength: 30, maxLength: 120 }),
})

interface Start {
  readonly instant: boolean
  readonly online: boolean
  readonly from: 'received' | 'accepted' | 'granted'
}

/** Walks begin at several places of the life, so that its later part is walked too. */
function startOf({ instant, online, from }: Start): PlainCase {
  const born = { instant, mode: online ? ('online' as const) : ('relay' as const) }
  if (from === 'received') return PlainCase.received(born)
  return from === 'accepted' ? PlainCase.accepted(born) : PlainCase.accepted(born).must(['grant', duty(police, 'examiner')])
}

test('on any walk the case has one holder, one order, one time, and only the states of the life table', () => {
  const taken = new Map<string, number>()
  fc.assert(
    fc.property(walks, ({ moves, ...kind }) => {
      const walk = startOf(kind)
      const open: RequestHeader[] = []
      for (const tried of moves) {
        const before = walk.now
        const one = chosen(tried, before)
        const { outcome, answered } = tryMove(walk.after(one.hours / 4), one, open)
        if (outcome === 'ok') {
          holdsTogether(before, walk.now, one.action)
          expect(walk.now.answered.filter((id) => id === answered?.id)).toHaveLength(answered ? 1 : 0)
          taken.set(one.action, (taken.get(one.action) ?? 0) + 1)
        } else {
          expect(isTold(outcome) ? '' : outcome).toBe('')
          expect(walk.now).toBe(before)
        }
      }
    }),
    { numRuns: 150 },
  )
  // A walk that never gets anywhere would prove nothing.
  expect(taken.size).toBeGreaterThan(20)
})

test('on any walk the clock accepts what the life table let through', () => {
  fc.assert(
    fc.property(walks, ({ moves, ...kind }) => {
      const walk = startOf(kind)
      const open: RequestHeader[] = []
      for (const one of moves) tryMove(walk.after(one.hours / 4), chosen(one, walk.now), open)
      const { born, clockEvents, countedDay, time } = walk.now
      const last = countedDay !== null && countedDay > dayOf(time) ? countedDay : dayOf(time)
      expect(clockOf(limitsOf(born), clockEvents, last)).not.toHaveProperty('refused')
    }),
    { numRuns: 50 },
  )
})

test('whatever is tried in a case on its way, only the taker writes the next event', () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 30 }), (moves) => {
      const walk = startOf({ instant: false, online: false, from: 'received' }).must([
        'handOver',
        duty(window, 'clerk'),
        { taker: police, why: 'toDecide', papers: false },
      ])
      for (const one of moves) {
        const { outcome } = tryMove(walk.after(one.hours / 4), one, [])
        if (outcome !== 'ok') continue
        expect(walk.last?.duty.place).toBe(police)
        return
      }
    }),
  )
})

test('a walk by sensible people reaches the end', () => {
  const walk = startOf({ instant: false, online: false, from: 'received' })
  expect(oneNode(walk.now.holder)).toBe('50')
  walk.must(
    ['handOver', duty(window, 'clerk'), { taker: police, why: 'toDecide', papers: false }],
    ['takeOver', duty(police, 'examiner')],
    ['accept', duty(police, 'examiner')],
    ['grant', duty(police, 'examiner')],
    ['issue', duty(police, 'examiner')],
    ['deliver', duty(police, 'examiner'), { means: 'post' }],
    ['close', duty(police, 'rule')],
  )
  expect(walk.now).toMatchObject({ state: 'closed', end: 'granted', seq: 9 })
})
