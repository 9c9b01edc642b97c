import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mutants } from './mutants.ts'

const edits = mutants.flatMap(({ name, edits: own }) => own.map((edit) => [name, edit] as const))

test.each(edits)('%s: the piece of source that it changes stands exactly once in its file', (_, { file, find }) => {
  const source = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
  expect(source.split(find).length).toBe(2)
})
