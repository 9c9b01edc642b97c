import { describe, expect, test } from 'vitest'
import { actionOf, caseActions, caseEventTypes, parentActionOf, parentEventTypes, requestedType } from './actions.ts'
import { factsFit, hasDay, parentFactsFit } from './facts.ts'

test('each act is written by one type and each type writes one act', () => {
  for (const action of caseActions) expect(actionOf(caseEventTypes[action])).toBe(action)
  expect(new Set([...Object.values(caseEventTypes), ...Object.values(parentEventTypes), requestedType]).size).toBe(
    caseActions.length + 5,
  )
  expect(parentActionOf('cn.tongban.parent.childEnded.v1')).toBe('childEnded')
})

test('a later version of a type, a type of another subject and a name of Object are no acts', () => {
  for (const type of ['cn.tongban.case.accepted.v2', 'cn.tongban.parent.opened.v1', requestedType, 'constructor', '']) {
    expect(actionOf(type)).toBeUndefined()
  }
})

test('the acts that the clock hears of and those that move the pen say their day', () => {
  expect(caseActions.filter(hasDay)).toEqual([
    ...['receive', 'requireSupplement', 'supplement', 'accept', 'decline', 'suspend', 'resume', 'extend', 'grant', 'refuse'],
    ...['deliver', 'withdraw', 'terminate', 'handOver', 'takeOver', 'giveBack'],
  ])
})

describe('facts', () => {
  const submit = {
    ...{
      mode: 'relay',
      item: 'item-1',
      version: 'A'.repeat(43),
      agreement: null,
      receivingPlace: '500103:window',
      decidingPlace: '511602:gongan',
    },
    ...{
      unit: 'working',
      legalDays: 20,
      promisedDays: 7,
      noticeDays: 5,
      deliveryDays: 10,
      joint: false,
      instant: false,
      second: false,
    },
  }

  test('keep members of a later minor version', () => {
    expect(factsFit('submit', { ...submit, later: 'more' })).toBe(true)
  })

  test.each([
    ['a mode that is none', { mode: 'paper' }],
    ['no limit', { legalDays: 0 }],
    ['half a day', { promisedDays: 0.5 }],
    ['a place without a division', { receivingPlace: 'window' }],
    ['a version by name', { version: 'the newest' }],
    ['a number as text', { noticeDays: '5' }],
  ])('of a submit with %s do not fit', (_, altered) => {
    expect(factsFit('submit', { ...submit, ...altered })).toBe(false)
  })

  test.each([
    ['receive', { day: '2026-02-31' }, true],
    ['receive', { day: '2026-2-3' }, false],
    ['receive', { day: '2026-13-01' }, false],
    ['receive', { day: '2026-03-02T00:00:00Z' }, false],
    ['deliver', { day: '2026-03-02', means: 'pigeon' }, false],
    ['answer', { inquiry: 'q1', outcome: 'maybe' }, false],
    ['verifyOriginal', { materials: [] }, false],
    ['verifyOriginal', { materials: ['m1', 'm1'] }, false],
    ['inquire', { inquiry: '../q', place: '511602:renshe' }, false],
    ['rate', {}, true],
    ['rate', null, false],
    ['rate', [], false],
  ] as const)('%s %o: %s', (action, facts, fits) => {
    expect(factsFit(action, facts)).toBe(fits)
  })

  test('of a parent name children by id', () => {
    const child = '019cb1a2-3400-7000-8000-000000000001'
    expect(parentFactsFit('opened', { kind: 'joint', place: '500103:window', children: [child] })).toBe(true)
    expect(parentFactsFit('opened', { kind: 'joint', place: '500103:window', children: [] })).toBe(false)
    expect(parentFactsFit('childEnded', { child, end: 'lost' })).toBe(false)
  })
})
