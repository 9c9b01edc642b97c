import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Clock, systemClock } from '../platform/clock.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '../platform/db/databases.ts'
import { type Db, openDb } from '../platform/db/db.ts'

/** A database of one test file's own. */
export interface TestDatabase {
  readonly db: Db
  readonly url: string
  close(): Promise<void>
}

export interface FreshOptions {
  readonly clock?: Clock
  /** Without any schema, for the tests of the migrations themselves. */
  readonly empty?: boolean
}

/** Copies the migrated template. */
export async function freshDatabase({ clock = systemClock(), empty = false }: FreshOptions = {}): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `test_${randomBytes(8).toString('hex')}`
  await createDatabase(cluster.url, name, empty ? 'template0' : cluster.template)
  const url = urlOfDatabase(cluster.url, name)
  const db = openDb({ url, clock })
  const close = async () => {
    await db.close()
    await dropDatabase(cluster.url, name)
  }
  return { db, url, close }
}
