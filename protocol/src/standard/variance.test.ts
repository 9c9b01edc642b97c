import { describe, expect, test } from 'vitest'
import { compare } from '../compare/compare.ts'
import {
  consentNeeded,
  isVarianceDocument,
  type Undeclared,
  undeclared,
  type Variance,
  type VarianceStanding,
  varianceStanding,
} from './variance.ts'

const [sichuan, chongqing] = ['urn:tongban:node:510000', 'urn:tongban:node:500000'] as const
const today = '2026-06-15'

const variance: Variance = {
  id: '019cac00-0000-7000-8000-000000000001',
  item: 'item-1',
  place: '510100:gjj',
  element: 'fee',
  direction: 'stricter',
  from: '2026-06-01',
  until: '2026-12-31',
  consentOf: [chongqing],
  answers: [{ party: chongqing, answer: 'consent', at: '2026-05-20T01:00:00.000Z' }],
  endedFrom: null,
}
const refusal = { party: chongqing, answer: 'refuse', at: '2026-05-21T01:00:00.000Z' } as const

test.each<readonly [string, Variance, VarianceStanding]>([
  ['agreed and begun', variance, 'inForce'],
  ['on its last day', { ...variance, until: today }, 'inForce'],
  ['the day after its last', { ...variance, until: '2026-06-14' }, 'expired'],
  ['not begun', { ...variance, from: '2026-06-16' }, 'notYet'],
  ['without the consent of the other region', { ...variance, answers: [] }, 'awaiting'],
  ['refused after consent', { ...variance, answers: [refusal, ...variance.answers] }, 'refused'],
  ['that needs nobody’s consent', { ...variance, consentOf: [], answers: [] }, 'inForce'],
  ['ended today', { ...variance, endedFrom: today }, 'ended'],
  ['ended tomorrow', { ...variance, endedFrom: '2026-06-16' }, 'inForce'],
])('a variance %s: %#', (_, given, standing) => {
  expect(varianceStanding(given, today)).toBe(standing)
})

describe('whose consent a difference needs', () => {
  const asked = { element: 'limits', by: sichuan, parties: [sichuan, chongqing], looserByRule: ['limits'] } as const
  test.each([
    ['looser where the agreement allows it', { ...asked, direction: 'looser' }, []],
    ['looser where the agreement is silent', { ...asked, direction: 'looser', looserByRule: [] }, [chongqing]],
    ['stricter, whatever the agreement says', { ...asked, direction: 'stricter' }, [chongqing]],
    ['not comparable', { ...asked, direction: 'different' }, [chongqing]],
  ] as const)('%s', (_, given, expected) => {
    expect(consentNeeded(given)).toEqual(expected)
  })
})

describe('differences that nothing covers', () => {
  const dearer = compare({ fee: 0, kind: '公共服务' }, { fee: 2000, kind: '公共服务' })
  test.each<readonly [string, Variance[], Undeclared['why']]>([
    ['none declared', [], 'undeclared'],
    ['declared for another element', [{ ...variance, element: 'limits' }], 'undeclared'],
    ['declared as looser', [{ ...variance, direction: 'looser' }], 'otherDirection'],
    ['expired', [{ ...variance, until: '2026-06-14' }], 'expired'],
    ['not consented to', [{ ...variance, answers: [] }], 'awaiting'],
    [
      'ended, and another not consented to',
      [
        { ...variance, endedFrom: today },
        { ...variance, answers: [] },
      ],
      'awaiting',
    ],
  ] as const)('%s: %#', (_, variances, why) => {
    expect(undeclared(dearer, variances, today)).toMatchObject([{ element: 'fee', relation: 'stricter', why }])
  })

  test('a variance in force covers the difference, another one beside it does no harm', () => {
    expect(undeclared(dearer, [{ ...variance, until: '2026-01-01' }, variance], today)).toEqual([])
  })

  test('what one side does not say is no difference; nor is what the standard left open', () => {
    expect(undeclared(compare({ fee: 0 }, {}), [], today)).toEqual([])
    expect(undeclared(compare({}, { fee: 2000 }), [], today)).toEqual([])
  })
})

test('a variance without reason, basis, owner or approver is none', () => {
  const person = { actor: 'staff-1', place: '510100:gjj' }
  const whole = { reason: '本市另有补贴', basis: ['某某办法第三条'], owner: person, approver: { ...person, actor: 'staff-2' } }
  expect(isVarianceDocument(whole)).toBe(true)
  expect(isVarianceDocument({ ...whole, basis: [] })).toBe(false)
  for (const member of Object.keys(whole)) expect(isVarianceDocument({ ...whole, [member]: undefined })).toBe(false)
})
