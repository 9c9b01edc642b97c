import { describe, expect, test, vi } from 'vitest'
import { type CaseAction, caseActions } from '../event/actions.ts'
import { roles } from '../event/header.ts'
import { caseProblems } from './problems.ts'
import type { Standing } from './standing.ts'
import { openSteps, type Step, step, type Terms } from './step.ts'
import { everyRight, noRight, PlainCase } from './test-kit/plain-case.ts'
import { mayTake, prose, type Situation } from './test-kit/prose.ts'
import { caseStates, rights, transitionOf, transitions } from './transitions.ts'

// Many small checks in one test, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

const [receiving, deciding, assisting, third, stranger] = [
  '500103:window',
  '511602:gongan',
  '511602:renshe',
  '510100:post',
  '530100:window',
]
const places = [receiving, deciding, assisting, third, stranger]
const submitted = new PlainCase().must(['submit', { place: receiving, role: 'clerk', organisation: 'o', actor: 'a' }]).now

const kindsOfItem = [
  { online: false, child: false, instant: false },
  { online: true, child: false, instant: true },
  { online: false, child: true, instant: false },
]
const custody = [receiving, deciding, third].flatMap((holder) =>
  [undefined, receiving, deciding, third].filter((taker) => taker !== holder).map((taker) => ({ holder, taker })),
)

/** Every agreement that matters to a step: none of the rights, all of them, and all but one. */
const agreements: readonly Terms[] = [
  noRight,
  everyRight,
  ...rights.map((right) => ({ ...everyRight, rights: rights.filter((one) => one !== right) })),
]

const later = (action: CaseAction): action is Exclude<CaseAction, 'submit'> => action !== 'submit'
const laterActions = caseActions.filter(later)

function standingOf({ state, holder, taker, online, child, instant }: Omit<Situation, 'role' | 'place'>): Standing {
  return {
    ...submitted,
    state,
    holder,
    transfer: taker === undefined ? null : { taker, seq: 1, why: 'toDecide', limit: 1, papers: false, day: '2026-03-02' },
    born: {
      ...submitted.born,
      mode: online ? 'online' : 'relay',
      instant,
      ...(child ? { parent: submitted.caseId, joint: true } : {}),
    },
    inquiries: [{ inquiry: 'q', place: assisting, answered: false }],
  }
}

const cases = caseStates
  .slice(1)
  .flatMap((state) =>
    kindsOfItem.flatMap((kind) =>
      custody.map((held) => ({ state, ...kind, ...held, receiving, deciding, assisting: [assisting], granted: [] })),
    ),
  )
const askers = roles.flatMap((role) => places.map((place) => ({ role, place })))
const everySituation: readonly { situation: Situation; standing: Standing; terms: Terms }[] = cases.flatMap((around) => {
  const standing = standingOf(around)
  return agreements.flatMap((terms) =>
    askers.map((asker) => ({ situation: { ...around, granted: terms.rights, ...asker }, standing, terms })),
  )
})

const outcomeOf = (taken: Step): string => (taken.ok ? taken.how : 'no')

describe('each step, asked in every state, by every role, of every place, in any custody, under any agreement', () => {
  test.each(laterActions)('%s is open to those whom domain.md names, and to nobody else', (action) => {
    const wrong: string[] = []
    let open = 0
    for (const { situation, standing, terms } of everySituation) {
      const taken = step(standing, action, situation, terms)
      const expected = mayTake(action, situation)
      if (taken.ok) open++
      if (outcomeOf(taken) !== expected) wrong.push(`${JSON.stringify(situation)}: ${JSON.stringify(taken)}, not ${expected}`)
      if (!taken.ok && !(taken.why in caseProblems)) wrong.push(`${taken.why} has no text`)
    }
    expect(wrong.slice(0, 3)).toEqual([])
    expect(open).toBeGreaterThan(0)
  })

  test.each(laterActions)('%s leads where domain.md says', (action) => {
    expect(transitions[action].to).toBe(prose[action].to)
  })

  test.each(laterActions)('%s in a wrong state says so before all else', (action) => {
    const told: readonly string[] = prose[action].in
    const others = everySituation.filter(({ situation }) => !told.includes(situation.state))
    const whys = new Set(
      others
        .map(({ situation, standing, terms }) => step(standing, action, situation, terms))
        .map((taken) => !taken.ok && taken.why),
    )
    expect([...whys]).toEqual(told.length === caseStates.length - 1 ? [] : ['wrongState'])
  })

  test.each(laterActions)('%s goes through a clerk only where the person need not be alone', (action) => {
    const may = everySituation.find(({ situation }) => mayTake(action, situation) !== 'no')
    if (!may) throw new Error(`${action} is open to nobody`)
    const taken = step(may.standing, action, { ...may.situation, through: 'a-clerk' }, may.terms)
    expect(taken.ok ? 'open' : taken.why).toBe(prose[action].throughStaff ? 'open' : 'notThroughStaff')
  })
})

test('a child of a bundle is an ordinary case: its clerk receives it, no rule does', () => {
  const [{ standing, situation, terms } = raise()] = everySituation.filter(
    ({ situation: s }) =>
      s.state === 'submitted' && s.holder === receiving && !s.taker && !s.online && !s.child && s.role === 'rule',
  )
  const bundled = { ...standing, born: { ...standing.born, parent: submitted.caseId } }
  expect(step(bundled, 'receive', { ...situation, place: receiving }, terms)).toMatchObject({ ok: false })
  expect(step(bundled, 'receive', { ...situation, place: receiving, role: 'clerk' }, terms)).toMatchObject({ ok: true })
})

function raise(): never {
  throw new Error('no such situation')
}

test('what a screen offers is what may be taken', () => {
  const sample = everySituation.filter((_, index) => index % 997 === 0)
  for (const { situation, standing, terms } of sample) {
    const offered = openSteps(standing, laterActions, situation, terms)
    expect(offered).toEqual(laterActions.filter((action) => mayTake(action, situation) !== 'no'))
  }
})

describe('a refusal says what stands in the way', () => {
  const around = { state: 'received', ...kindsOfItem[0], receiving, deciding, assisting: [assisting], granted: [] } as const
  const relay = { online: false, child: false, instant: false }
  const asked = (
    held: { holder: string; taker: string | undefined },
    action: CaseAction,
    asking: { role: 'clerk' | 'examiner'; place: string },
    terms = everyRight,
  ) => {
    const taken = step(standingOf({ ...around, ...relay, ...held }), action, asking, terms)
    return taken.ok ? taken.how : taken.why
  }
  const atDeciding = { holder: deciding, taker: undefined }

  test.each([
    [
      'the giver of a case on its way',
      'decline',
      { holder: deciding, taker: third },
      { role: 'examiner', place: deciding },
      'transferring',
    ],
    [
      'a place that does not hold it',
      'decline',
      { holder: receiving, taker: undefined },
      { role: 'examiner', place: deciding },
      'notHolder',
    ],
    [
      'one to whom it was not handed over',
      'takeOver',
      { holder: receiving, taker: deciding },
      { role: 'clerk', place: third },
      'notTaker',
    ],
    ['the wrong role where the right is granted', 'accept', atDeciding, { role: 'examiner', place: receiving }, 'wrongRole'],
    ['a stranger', 'accept', atDeciding, { role: 'examiner', place: stranger }, 'wrongPlace'],
    ['the wrong role', 'accept', atDeciding, { role: 'clerk', place: deciding }, 'wrongRole'],
  ] as const)('%s', (...[, action, held, asking, why]) => {
    expect(asked(held, action, asking)).toBe(why)
  })

  test('a receiving place without the right', () => {
    expect(asked(atDeciding, 'accept', { role: 'clerk', place: receiving }, noRight)).toBe('notGranted')
  })
})

describe('submit', () => {
  test.each(roles)('by %s at the receiving place', (role) => {
    const expected = ['applicant', 'agent', 'helper', 'clerk'].includes(role) ? 'ok' : 'wrongRole'
    expect(new PlainCase().attempt('submit', { place: receiving, role, organisation: 'o', actor: 'a' })).toBe(expected)
  })

  test('nowhere else, and once', () => {
    const by = { place: deciding, role: 'clerk', organisation: 'o', actor: 'a' } as const
    expect(new PlainCase().attempt('submit', by)).toBe('wrongPlace')
    expect(PlainCase.received().attempt('submit', { ...by, place: receiving })).toBe('bornTwice')
    expect(transitionOf('submit').to).toBe('submitted')
  })
})
