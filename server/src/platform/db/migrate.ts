import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../clock.ts'
import { failpoint } from '../failpoint.ts'
import { bug } from '../problem.ts'
import { problem } from '../problems.ts'
import { type Db, type ReadTx, sql, type Tx } from './db.ts'

/** One step of a schema: a file `<slice>/migrations/NNNN-name.sql`, never edited once it was applied anywhere. */
export interface Migration {
  readonly slice: string
  readonly number: number
  readonly name: string
  readonly text: string
  /** SHA-256 of the file, hex. */
  readonly checksum: string
}

const FIRST = ['platform', 'identity', 'exchange', 'catalogue', 'certificates', 'sharing', 'cases']
const FILE = /^(\d{4})-([a-z0-9-]+)\.sql$/
/** Any constant will do; it must only be the same in every version of the program. */
const LOCK = 7_466_021_505
const ACTOR = 'migrate'

/** The migrations of every slice under `source` (the server's own folder by default), in the order they apply. */
export async function findMigrations(source = fileURLToPath(new URL('../../', import.meta.url))): Promise<Migration[]> {
  const folders = await readdir(source, { withFileTypes: true })
  const slices = folders.filter((folder) => folder.isDirectory()).map((folder) => folder.name)
  const found = await Promise.all(slices.sort(bySlice).map((slice) => migrationsOf(source, slice)))
  return found.flat()
}

function bySlice(a: string, b: string): number {
  const rank = (slice: string) => (FIRST.includes(slice) ? FIRST.indexOf(slice) : FIRST.length)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

async function migrationsOf(source: string, slice: string): Promise<Migration[]> {
  const folder = `${source}/${slice}/migrations`
  const files = await readdir(folder).catch(() => [])
  const found = await Promise.all(files.sort().map((file) => readMigration(folder, slice, file)))
  const misnumbered = found.find((migration, index) => migration.number !== index + 1)
  if (misnumbered) bug(`${slice}/migrations: ${misnumbered.number} is out of order; count from 0001 without gaps`)
  return found
}

async function readMigration(folder: string, slice: string, file: string): Promise<Migration> {
  const [, number, name] = FILE.exec(file) ?? []
  if (!number || !name) bug(`${slice}/migrations/${file}: name it NNNN-name.sql`)
  const text = await readFile(`${folder}/${file}`, 'utf8')
  return { slice, number: Number(number), name, text, checksum: createHash('sha256').update(text).digest('hex') }
}

/**
 * Brings the database up to date: each migration in a transaction of its own, by one process at a time, so it may be run twice
 * and by several processes at once. Refuses before any change: `platform/migrationChanged`, `platform/migrationUnknown`.
 * Answers those it applied.
 */
export async function migrate(db: Db, clock: Clock, migrations: readonly Migration[]): Promise<Migration[]> {
  await db.write(ACTOR, prepare)
  const rows = await db.read(ACTOR, applied)
  checkApplied(rows, migrations)
  const done: Migration[] = []
  for (const migration of migrations.filter((one) => !isApplied(rows, one))) {
    if (await db.write(ACTOR, (tx) => apply(tx, migration, clock.now()))) done.push(migration)
  }
  return done
}

async function prepare(tx: Tx): Promise<void> {
  await lock(tx)
  await tx.query(sql`create schema if not exists platform`)
  await tx.query(sql`create table if not exists platform.migration (
    slice text, number int, name text not null, checksum text not null, applied_at timestamptz not null, primary key (slice, number))`)
}

async function lock(tx: Tx): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${LOCK})`)
}

interface Applied {
  slice: string
  number: number
  checksum: string
}

async function applied(tx: ReadTx): Promise<Applied[]> {
  return tx.query(sql`select slice, number, checksum from platform.migration`)
}

const isApplied = (rows: readonly Applied[], { slice, number }: Migration): boolean =>
  rows.some((row) => row.slice === slice && row.number === number)

function checkApplied(rows: readonly Applied[], migrations: readonly Migration[]): void {
  for (const { slice, number, checksum } of rows) {
    const migration = migrations.find((known) => known.slice === slice && known.number === number)
    if (!migration) throw problem.migrationUnknown({ slice, number })
    if (migration.checksum !== checksum) throw problem.migrationChanged({ slice, number, name: migration.name })
  }
}

async function apply(tx: Tx, migration: Migration, at: Date): Promise<boolean> {
  const { slice, number, name, text, checksum } = migration
  await lock(tx)
  const rows = await applied(tx)
  // Another process may have been faster.
  if (isApplied(rows, migration)) return false
  await tx.query(sql`create schema if not exists ${sql.id(slice)}`)
  await tx.query(sql.raw(text))
  await failpoint('migrate.written')
  await tx.query(sql`
    insert into platform.migration (slice, number, name, checksum, applied_at) values (${slice}, ${number}, ${name}, ${checksum}, ${at})`)
  return true
}
