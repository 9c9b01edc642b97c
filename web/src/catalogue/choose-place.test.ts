import { expect, test } from 'vitest'
import { placeFor } from './choose-place.ts'

const at = (place: string, standing: string) => ({ place, standing, name: null })
const places = [
  at('511602:gongan', 'published'),
  at('510100:gjj', 'published'),
  at('510104', 'listed'),
  at('500103:window', 'published'),
]

test.each([
  ['510100', '510100:gjj', 'the place itself'],
  ['510104', '510100:gjj', 'the city above, which takes applications, before the district that is only listed'],
  ['511600', '511602:gongan', 'a place below the division'],
  ['513400', '511602:gongan', 'else the first of the region that takes applications'],
  ['500112', '500103:window', 'never a place of another region'],
])('%s leads to %s: %s', (division, expected) => {
  expect(placeFor({ places }, division)).toBe(expected)
})

test('no place of the region has it', () => {
  expect(placeFor({ places: [at('510100:gjj', 'published')] }, '500112')).toBeUndefined()
})
