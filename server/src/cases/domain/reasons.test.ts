import { caseActions } from '@tongban/protocol/event/actions'
import { expect, test } from 'vitest'
import { missingReason, reasonsOfSilence } from './reasons.ts'

const full = { facts: '缴费七个月', basis: '社会保险法第四十五条', remedy: '六十日内申请行政复议' }
const said = (body: unknown) => [
  { section: 'opinion', body: full },
  { section: 'decision', body },
]

test('only what does not give the person what they asked for owes reasons', () => {
  expect(caseActions.filter((action) => missingReason(action, []) !== undefined)).toEqual([
    'decline',
    'refuse',
    'terminate',
    'revoke',
  ])
})

test.each(['facts', 'basis', 'remedy'])('%s must be a text with something in it', (name) => {
  for (const value of [undefined, '', ' \n', 7, ['x'], { zh: 'x' }, null]) {
    expect(missingReason('refuse', said({ ...full, [name]: value }))).toBe(`/1/body/${name}`)
  }
  expect(missingReason('refuse', said(full))).toBeUndefined()
})

test('declining says also where to go instead', () => {
  expect(missingReason('decline', said(full))).toBe('/1/body/whereInstead')
  expect(missingReason('decline', said({ ...full, whereInstead: '转入地社保经办机构' }))).toBeUndefined()
})

test.each([null, 'facts', 7, [full]])('a decision that is no set of texts gives none: %j', (body) => {
  expect(missingReason('terminate', said(body))).toBe('/1/body/facts')
})

test('what silence ends by itself gives all reasons, though the version is not known here', () => {
  const body = reasonsOfSilence('2026-03-11', undefined)
  expect(missingReason('terminate', said(body))).toBeUndefined()
  expect(body.facts).toContain('2026-03-11')
})
