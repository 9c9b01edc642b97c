import { expect, test } from 'vitest'
import { Standing } from './standing.ts'

const good = (seed: number) => ({ seed, cases: 2, events: 5 })
const broken = (seed: number) => ({ ...good(seed), broken: `seed ${seed} forked` })

test('where no seed breaks, all are played', () => {
  const standing = new Standing({ from: 7, seeds: 2 })
  standing.note(good(8))
  expect(() => standing.first()).toThrow('seed 7 was not played')
  standing.note(good(7))
  expect(standing.first()).toBeUndefined()
  expect(standing).toMatchObject({ good: 2, cases: 4, events: 10, end: 9 })
})

test('the first that breaks is the lowest, also when a higher one was heard of before', () => {
  const standing = new Standing({ from: 1, seeds: 100 })
  standing.note(broken(4))
  expect(standing.end).toBe(4)
  standing.note(good(2))
  standing.note(broken(3))
  standing.note(broken(6))
  expect(standing.end).toBe(3)
  expect(() => standing.first()).toThrow('seed 1 was not played')
  standing.note(good(1))
  expect(standing.first()).toEqual(broken(3))
})
