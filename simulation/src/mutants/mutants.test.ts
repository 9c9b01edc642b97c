import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mutants } from './mutants.ts'
import { readCatches, tableOf } from './table.ts'

const edits = mutants.flatMap(({ name, edits: own }) => own.map((edit) => [name, edit] as const))

test.each(edits)('%s: the piece of source that it changes stands exactly once in its file', (_, { file, find }) => {
  const source = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
  expect(source.split(find).length).toBe(2)
})

const noted = readFileSync(new URL('../../mutants.md', import.meta.url), 'utf8')
const catches = readCatches(noted)

test('the list of caught bugs is what the hunt writes: each is planted, with its seed, in the order of the list', () => {
  expect(tableOf(mutants, catches)).toBe(noted)
})

test('at least fourteen planted bugs are caught, each within three hundred seeds', () => {
  expect(catches.size).toBeGreaterThanOrEqual(14)
  for (const [name, { seed }] of catches) expect(seed, name).toBeLessThanOrEqual(300)
})
