import { describe, expect, test } from 'vitest'
import { type ParentAction, parentEventTypes } from '../event/actions.ts'
import { type ChainHeader, schemaOf } from '../event/header.ts'
import { followParent, type ParentStanding } from './parent.ts'
import { clerk, duty, office, window } from './test-kit/plain-case.ts'

const parent = '019cb1a2-3400-7000-8000-000000000001'
const [one, two] = ['019cb1a2-3400-7000-8000-000000000011', '019cb1a2-3400-7000-8000-000000000012']
const rule = duty(window, 'rule')
const time = '2026-03-02T01:00:00.000Z'

function attempt(standing: ParentStanding | undefined, action: ParentAction, facts: object, header: Partial<ChainHeader> = {}) {
  const type = parentEventTypes[action]
  return followParent(standing, {
    ...{
      specversion: '1.0',
      id: parent,
      source: 'urn:tongban:node:500000',
      type,
      subject: parent,
      case: parent,
      time,
      nodeTime: time,
    },
    ...{
      dataschema: schemaOf(type),
      hash: 'sha-256',
      duty: action === 'opened' ? clerk : rule,
      bodies: [],
      files: [],
      facts: { ...facts },
    },
    ...{ seq: (standing?.seq ?? 0) + 1, prev: standing ? 'A'.repeat(43) : null },
    ...header,
  })
}

function played(...acts: readonly (readonly [ParentAction, object])[]): ParentStanding {
  let standing: ParentStanding | undefined
  for (const [action, facts] of acts) {
    const followed = attempt(standing, action, facts)
    if (!followed.ok) throw new Error(`${action}: ${followed.why}`)
    standing = followed.standing
  }
  if (!standing) throw new Error('nothing played')
  return standing
}

const opened = ['opened', { kind: 'joint', place: window, children: [one, two] }] as const
const childOpened = (child = one) => ['childOpened', { child }] as const
const childEnded = (child = one, end = 'granted') => ['childEnded', { child, end }] as const
const whyOf = (...[standing, action, facts, header]: Parameters<typeof attempt>): string => {
  const followed = attempt(standing, action, facts, header)
  return followed.ok ? 'ok' : followed.why
}

test('a parent is opened, its children come and end, each in its own way, and it closes', () => {
  const end = played(opened, childOpened(), childOpened(two), childEnded(two, 'refused'), childEnded(), ['closed', {}])
  expect(end).toMatchObject({ closed: true, seq: 6, children: { [one]: 'granted', [two]: 'refused' } })
})

describe('a child', () => {
  test('is one that was named', () => {
    expect(whyOf(played(opened), 'childOpened', { child: parent })).toBe('childUnknown')
  })

  test('opens once, and ends once, after it was opened', () => {
    expect(whyOf(played(opened, childOpened()), ...childOpened())).toBe('wrongState')
    expect(whyOf(played(opened), ...childEnded())).toBe('wrongState')
    expect(whyOf(played(opened, childOpened(), childEnded()), ...childEnded(one, 'refused'))).toBe('wrongState')
  })
})

test('a parent does not close while a child is named or open', () => {
  expect(whyOf(played(opened, childOpened(), childEnded()), 'closed', {})).toBe('childrenOpen')
  expect(whyOf(played(opened, childOpened(), childOpened(two), childEnded()), 'closed', {})).toBe('childrenOpen')
})

test('after the close nothing is written', () => {
  const closed = played(opened, childOpened(), childOpened(two), childEnded(), childEnded(two), ['closed', {}])
  expect(whyOf(closed, 'closed', {})).toBe('wrongState')
  expect(whyOf(closed, ...childOpened())).toBe('wrongState')
})

describe('its chain', () => {
  test.each([
    ['is written by the rule', { duty: clerk }, 'wrongRole'],
    ['is written at its own place', { duty: duty(office, 'rule') }, 'wrongPlace'],
    ['skips nothing', { seq: 3 }, 'wrongSeq'],
    ['is of one parent', { case: one }, 'wrongCase'],
    ['has one subject', { subject: one }, 'wrongCase'],
    ['never runs back', { time: '2026-03-01T00:00:00.000Z', nodeTime: '2026-03-01T00:00:00.000Z' }, 'timeRunsBack'],
    ['has the time of its node', { time: '2026-03-03T00:00:00.000Z' }, 'wrongTime'],
    ['has known acts', { type: 'cn.tongban.parent.childOpened.v9' }, 'unknownAct'],
    ['has the facts of its acts', { facts: {} }, 'badFacts'],
  ])('%s', (_, header, why) => {
    expect(whyOf(played(opened), ...childOpened(), header)).toBe(why)
  })

  test.each([
    ['first', { seq: 2 }, 'wrongSeq'],
    ['after nothing', { prev: 'A'.repeat(43) }, 'wrongSeq'],
    ['at the place that it names', { duty: duty(office, 'clerk') }, 'wrongPlace'],
    ['as its own subject', { subject: one }, 'wrongCase'],
    ['at its own time', { nodeTime: '2026-03-01T00:00:00.000Z' }, 'wrongTime'],
  ])('begins %s', (_, header, why) => {
    expect(whyOf(undefined, ...opened, header)).toBe(why)
  })

  test('begins with opened, and once', () => {
    expect(whyOf(undefined, ...childOpened())).toBe('wrongSeq')
    expect(whyOf(played(opened), ...opened)).toBe('wrongSeq')
  })
})
