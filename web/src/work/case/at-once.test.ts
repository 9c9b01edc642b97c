import { factsFit } from '@tongban/protocol/event/facts'
import { expect, test } from 'vitest'
import { atOnce, stepsAtOnce, waysOn } from './at-once.ts'
import type { Opening } from './openings.ts'

const places = { receivingPlace: '500103:window', decidingPlace: '511602:renshe' }
const born = (facts: object) => [{ facts }] as unknown as Parameters<typeof atOnce>[0]['timeline']
const instant = { state: 'received' as const, timeline: born({ instant: true, second: false }), ...places }
const accept: Opening = { action: 'accept', place: places.decidingPlace, role: 'examiner' }

test.each([
  ['an instant item that is here', instant, [accept], true],
  ['a promised item', { ...instant, timeline: born({ instant: false }) }, [accept], false],
  ['one that wants a second person', { ...instant, timeline: born({ instant: true, second: true }) }, [accept], false],
  ['one that is accepted already', { ...instant, state: 'accepted' as const }, [accept], false],
  ['one that is elsewhere', instant, [{ ...accept, asks: true as const }], false],
  ['a clerk under a granted right', instant, [{ ...accept, role: 'clerk' as const }], false],
])('%s is decided at once: %#', (_, seen, openings, is) => {
  expect(atOnce(seen, openings) !== undefined).toBe(is)
})

const typed = (onward: string) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ opinion: '同意', result: '准予', document: '卡', onward })) form.set(name, value)
  return form
}

test.each([
  ['back', ['accept', 'grant', 'issue', 'handOver']],
  ['electronic', ['accept', 'grant', 'issue', 'deliver']],
  ['stays', ['accept', 'grant', 'issue']],
])('one confirmation writes each step by itself, and the result goes on: %s', (onward, actions) => {
  const steps = stepsAtOnce(typed(onward), places)
  expect(steps.map(({ action }) => action)).toEqual(actions)
  for (const { action, facts } of steps)
    expect({ action, fits: factsFit(action, { ...facts, day: '2026-03-02', limit: 1 }) }).toEqual({ action, fits: true })
  expect(steps.flatMap(({ bodies }) => bodies.map(({ section }) => section))).toEqual([
    'opinion',
    'decision',
    'opinion',
    'decision',
  ])
})

test('a result goes back only where the person is elsewhere', () => {
  expect(waysOn(instant)).toEqual(['back', 'electronic', 'stays'])
  expect(waysOn({ ...instant, receivingPlace: places.decidingPlace })).toEqual(['electronic', 'stays'])
})
