import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../test-kit/database.ts'
import { sql } from './db/db.ts'
import { createLog } from './log.ts'
import { problem } from './problems.ts'

let store: TestDatabase
beforeAll(async () => {
  store = await freshDatabase()
})
afterAll(() => store.close())

function logged(...entry: [object, string]): string {
  const lines: string[] = []
  createLog({ to: { write: (line) => void lines.push(line) } }).error(...entry)
  return lines.join('')
}

test('what is personal by its name is cut, also deeper down', () => {
  const line = logged(
    { name: '张三', person: { idNumber: '11010519491231002X', at: { phone: '13800000000' } }, authorization: 'Bearer abc' },
    'x',
  )
  expect(line).not.toMatch(/张三|11010519491231002X|13800000000|abc/)
})

test('a store error keeps its code and constraint and loses the values of the row', async () => {
  await store.db.once(sql`create table public.person (id_number text primary key)`)
  await store.db.once(sql`insert into public.person values ('11010519491231002X')`)
  const errors = await Promise.all([
    store.db.once(sql`insert into public.person values (${'11010519491231002X'})`).catch((error: unknown) => error),
    store.db.once(sql`select cast(${'11010519491231002X'} as uuid)`).catch((error: unknown) => error),
  ])
  for (const err of errors) expect(logged({ err }, 'failed')).not.toContain('11010519491231002X')
  expect(logged({ err: errors[0] }, 'failed')).toMatch(/23505.*person_pkey/)
})

test('a refusal is logged by its code and facts', () => {
  expect(logged({ err: problem.badCursor({ length: 3 }) }, 'refused')).toMatch(/platform\/badCursor.*"length":3/)
})
