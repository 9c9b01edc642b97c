import { expect, test } from 'vitest'
import { cut } from './cut.ts'

const rows = (...sizes: number[]) => sizes.map((size, index) => ({ size, index }))

test('takes from the front what fits', () => {
  expect(cut(rows(4, 4, 4), 9).map(({ index }) => index)).toEqual([0, 1])
})

test('never skips a large one for a small one behind it', () => {
  expect(cut(rows(4, 90, 1), 9).map(({ index }) => index)).toEqual([0])
})

test('takes one that is too large alone, so that its refusal is seen', () => {
  expect(cut(rows(90, 1), 9).map(({ index }) => index)).toEqual([0])
  expect(cut([], 9)).toEqual([])
})
