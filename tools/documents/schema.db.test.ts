import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../server/src/test-kit/database.ts'
import { standing } from './document.ts'
import { schema, schemaText } from './schema.ts'

const database = await freshDatabase()
afterAll(() => database.close())

test('docs/schema.sql is what the migrations make (npm run docs writes it anew)', async () => {
  const text = await database.db.read('test', schemaText)
  expect(text).toMatch(/create table platform\.migration \(/)
  expect(await standing(schema)).toBe(text)
})
