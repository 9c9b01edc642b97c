import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from './log.ts'
import { defineProblems } from './problem.ts'
import { publishedFile } from './published-file.ts'

let folder: string
let lines: string[]
let taken: unknown[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'published-'))
  lines = []
  taken = []
})
afterEach(() => rm(folder, { recursive: true }))

const problem = defineProblems('probe', { old: { status: 409, zh: '太旧', en: 'Too old' } })
const file = () => join(folder, 'trust.json')
const reader = (take: (document: unknown) => Promise<unknown>) =>
  publishedFile(file(), createLog({ level: 'info', to: { write: (line: string) => void lines.push(line) } }), take)

test('a document is taken once, and again when it has changed', async () => {
  const read = reader(async (document) => taken.push(document))
  await writeFile(file(), '{"version":1}')
  await read()
  await read()
  await writeFile(file(), '{"version":2}')
  await read()
  expect(taken).toEqual([{ version: 1 }, { version: 2 }])
  expect(lines).toEqual([])
})

test('a missing file and half a file are told once and read again', async () => {
  const read = reader(async (document) => taken.push(document))
  await read()
  await read()
  await writeFile(file(), '{"version":')
  await read()
  await writeFile(file(), '{"version":1}')
  await read()
  expect(lines.map((line) => JSON.parse(line).code)).toEqual(['ENOENT', 'notJson'])
  expect(taken).toEqual([{ version: 1 }])
})

test('a refusal is told once in words, and what was refused is offered again', async () => {
  let isReady = false
  const read = reader(async (document) => {
    if (!isReady) throw problem.old()
    taken.push(document)
  })
  await writeFile(file(), '{}')
  await read()
  await read()
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ code: 'probe/old', zh: '太旧', en: 'Too old' }])
  isReady = true
  await read()
  expect(taken).toEqual([{}])
})
