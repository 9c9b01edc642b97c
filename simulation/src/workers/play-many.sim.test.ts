import { expect, test } from 'vitest'
import { playMany } from './play-many.ts'

test('two workers side by side play each seed once, and none of them breaks', async () => {
  const heard: number[] = []
  const standing = await playMany({ from: 61, seeds: 4, workers: 2, isRough: false }, ({ good }) => heard.push(good))
  expect(heard).toEqual([1, 2, 3, 4])
  expect(standing.first()).toBeUndefined()
  expect(standing.cases).toBeGreaterThan(0)
  expect(standing.events).toBeGreaterThan(standing.cases)
})
