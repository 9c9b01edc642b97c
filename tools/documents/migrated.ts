import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../server/src/platform/clock.ts'
import { type Db, openDb } from '../../server/src/platform/db/db.ts'
import { startLocal } from '../../server/src/platform/db/local/local.ts'
import { findMigrations, migrate } from '../../server/src/platform/db/migrate.ts'

/** Hands `look` a database that has all migrations and nothing else, in a PostgreSQL that is gone afterwards. */
export async function withMigrated<T>(look: (db: Db) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-docs-'))
  await chmod(folder, 0o755)
  const store = await startLocal({ folder: join(folder, 'postgres'), durable: false })
  const db = openDb({ url: store.url, clock: systemClock() })
  try {
    await migrate(db, systemClock(), await findMigrations())
    return await look(db)
  } finally {
    await db.close()
    await store.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
