// The child process of migrate.test.ts: node migrate-process.fixture.ts URL SOURCE
import { systemClock } from '../clock.ts'
import { openDb } from './db.ts'
import { findMigrations, migrate } from './migrate.ts'

const [url = '', source = ''] = process.argv.slice(2)
const clock = systemClock()
const db = openDb({ url, clock })
await migrate(db, clock, await findMigrations(source))
await db.close()
