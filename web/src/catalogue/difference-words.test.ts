import { listReason, plainReason, valueReason } from '@tongban/protocol/compare/reason'
import { expect, test } from 'vitest'
import { asPlaces, relationOf } from './difference-words.ts'

test('the reasons of a comparison speak of places, in whole sentences', () => {
  expect(asPlaces(plainReason('looser'))).toEqual(['您在的地方对申请人更宽', 'Your side asks less of the applicant'])
  expect(asPlaces(listReason('different', ['户口簿'], ['照片']))).toEqual([
    '只有办理地：户口簿；只有您在的地方：照片',
    'Only the deciding place: 户口簿; Only your side: 照片',
  ])
  expect(asPlaces(valueReason('different', { zh: '5 天', en: '5 days' }, { zh: '8 天', en: '8 days' }))).toEqual([
    '办理地：5 天，您在的地方：8 天',
    'The deciding place: 5 days; your side: 8 days',
  ])
})

test('what neither side has published is told apart from what one has', () => {
  expect(relationOf({ left: null, right: null, relation: 'unknown' })[0]).toBe('两边都没公布')
  expect(relationOf({ left: null, right: 'x' as never, relation: 'unknown' })[0]).toBe('有一边没公布')
})
