import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { systemClock } from '../clock.ts'
import { sql } from './db.ts'
import { findMigrations, migrate } from './migrate.ts'

let store: TestDatabase
let source: string
const clock = systemClock()

beforeEach(async () => {
  store = await freshDatabase({ empty: true })
  source = await mkdtemp(join(tmpdir(), 'migrations-'))
})
afterEach(async () => {
  await store.close()
  await rm(source, { recursive: true })
})

async function write(slice: string, file: string, text: string): Promise<void> {
  await mkdir(join(source, slice, 'migrations'), { recursive: true })
  await writeFile(join(source, slice, 'migrations', file), text)
}

const applied = () =>
  store.db.once(sql`select slice || '/' || number as step from platform.migration order by applied_at, slice, number`)

/** The program that `serve` runs at start, as a process of its own. */
function migrateElsewhere(failpoint?: string) {
  const program = fileURLToPath(new URL('./migrate-process.fixture.ts', import.meta.url))
  const env = { ...process.env, ...(failpoint ? { TONGBAN_FAILPOINT: failpoint } : {}) }
  return once(spawn(process.execPath, ['--import', 'tsx', program, store.url, source], { env, stdio: 'inherit' }), 'exit')
}

test('the product’s own migrations apply to an empty database, and a second time do nothing', async () => {
  const all = await findMigrations()
  expect(await migrate(store.db, clock, all)).toEqual(all)
  expect(await migrate(store.db, clock, all)).toEqual([])
})

test('slices apply in the order in which they may use each other', async () => {
  for (const slice of ['zeta', 'cases', 'assist', 'identity']) await write(slice, '0001-first.sql', 'select 1;')
  expect((await findMigrations(source)).map((migration) => migration.slice)).toEqual(['identity', 'cases', 'assist', 'zeta'])
})

test('two processes may migrate at once; each step is applied once', async () => {
  for (const number of ['0001', '0002', '0003']) {
    await write('cases', `${number}-step.sql`, `create table cases.t${number} (id int); select pg_sleep(0.1);`)
  }
  const exits = await Promise.all([migrateElsewhere(), migrateElsewhere()])
  expect(exits.map(([code]) => code)).toEqual([0, 0])
  expect(await applied()).toEqual([{ step: 'cases/1' }, { step: 'cases/2' }, { step: 'cases/3' }])
})

test('a process killed inside a migration leaves none of it behind, and the next start finishes', async () => {
  await write('cases', '0001-a.sql', 'create table cases.a (id int);')
  await write('cases', '0002-b.sql', 'create table cases.b (id int); insert into cases.b values (1);')
  expect(await migrateElsewhere('migrate.written:2')).toEqual([null, 'SIGKILL'])
  expect(await applied()).toEqual([{ step: 'cases/1' }])
  expect(await store.db.once(sql`select to_regclass('cases.b') is null as absent`)).toEqual([{ absent: true }])
  expect(await migrateElsewhere()).toEqual([0, null])
  expect(await store.db.once(sql`select id from cases.b`)).toEqual([{ id: 1 }])
})

test('an edited migration is refused before anything is changed', async () => {
  await write('cases', '0001-a.sql', 'create table cases.a (id int);')
  await migrate(store.db, clock, await findMigrations(source))
  await write('cases', '0001-a.sql', 'create table cases.a (id bigint);')
  await write('cases', '0002-b.sql', 'create table cases.b (id int);')
  await expect(migrate(store.db, clock, await findMigrations(source))).rejects.toMatchObject({
    code: 'platform/migrationChanged',
  })
  expect(await applied()).toEqual([{ step: 'cases/1' }])
})

test('an older program refuses a newer database', async () => {
  await write('cases', '0001-a.sql', 'select 1;')
  await migrate(store.db, clock, await findMigrations(source))
  await expect(migrate(store.db, clock, [])).rejects.toMatchObject({ code: 'platform/migrationUnknown' })
})

test('a gap in the numbers is a mistake of the program', async () => {
  await write('cases', '0001-a.sql', 'select 1;')
  await write('cases', '0003-c.sql', 'select 1;')
  await expect(findMigrations(source)).rejects.toThrow('cases/migrations')
})
