import type { Version } from '@tongban/protocol/version/version'
import { expect, test } from 'vitest'
import { openingsOf } from './openings.ts'

const counter = '500103:window'
const office = '511602:renshe'
const duty = (place: string, role: string) => ({ place, role, organisation: 'org' })
const onItsWay = {
  openSteps: ['takeOver', 'giveBack', 'accept', 'verifyOriginal', 'requireSupplement'] as const,
  ...({ state: 'received', receivingPlace: counter, decidingPlace: office, holder: counter } as const),
  transfer: { taker: office, papers: false },
  approvals: [],
}

test('who is about to take a case over takes it over or gives it back, and asks nobody for what it may do itself then', () => {
  const openings = openingsOf(onItsWay, [duty(office, 'examiner')], 'staff-1', undefined)
  expect(openings.map(({ action, asks }) => [action, asks])).toEqual([
    ['takeOver', undefined],
    ['giveBack', undefined],
  ])
})

test('whose case has gone elsewhere asks there', () => {
  const held = { ...onItsWay, holder: office, transfer: null, openSteps: ['verifyOriginal', 'requireSupplement'] as const }
  const openings = openingsOf(held, [duty(counter, 'clerk')], 'staff-2', undefined)
  expect(openings.filter(({ role }) => role === 'clerk').map(({ action, asks }) => [action, asks])).toEqual([
    ['verifyOriginal', true],
    ['requireSupplement', true],
  ])
})

test('an item that costs nothing is asked no fee for; one that costs something is', () => {
  const accepted = { ...onItsWay, state: 'accepted', holder: office, transfer: null, openSteps: ['chargeFee', 'grant'] } as const
  const acts = (fee: Version['fee']) =>
    openingsOf(accepted, [duty(office, 'examiner')], 'staff-1', { fee, secondPerson: false } as Version).map(
      ({ action }) => action,
    )
  expect(acts(null)).toEqual(['grant'])
  expect(acts({ reason: 'copy', amount: 500, basis: '价目表' })).toContain('chargeFee')
})
