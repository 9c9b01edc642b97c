import { afterAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../server/src/test-kit/database.ts'
import { standing } from './document.ts'
import { drawnFromDatabase } from './drawn-from-code.ts'

const database = await freshDatabase()
afterAll(() => database.close())

describe('what is drawn from a migrated database agrees with it (npm run docs writes it anew)', () => {
  for (const document of drawnFromDatabase) {
    test(document.path, async () => {
      const current = await standing(document)
      expect(current).not.toBe('')
      expect(current).toBe(await document.make(database.db))
    })
  }
})
