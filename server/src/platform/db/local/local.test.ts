import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { openDb, sql } from '../db.ts'
import { type LocalStore, startLocal } from './local.ts'
import { readPostmaster } from './postmaster.ts'

let folder: string
let stores: LocalStore[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-store-'))
  await chmod(folder, 0o755)
  stores = []
})
afterEach(async () => {
  for (const store of stores) await store.stop()
  await rm(folder, { recursive: true })
})

async function start(durable = false): Promise<LocalStore> {
  const store = await startLocal({ folder, durable })
  stores.push(store)
  return store
}

async function query<Row>(store: LocalStore, statement: ReturnType<typeof sql>): Promise<Row[]> {
  const db = openDb({ url: store.url, clock: systemClock(), size: 1 })
  try {
    return await db.once<Row>(statement)
  } finally {
    await db.close()
  }
}

/** Another process of ours that starts the store, says so and waits. */
async function startElsewhere() {
  const program = fileURLToPath(new URL('./local-process.fixture.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line]: string[] = await once(createInterface(child.stdout), 'line')
  const said: { pid: number; adopted: boolean } = JSON.parse(line ?? '{}')
  return { child, ...said }
}

test('what was stored is there after a stop and a start; Chinese sorts and matches as text', async () => {
  const first = await start()
  expect(first.adopted).toBe(false)
  await query(first, sql`create table public.t as select '公积金' as word`)
  await first.stop()
  const second = await start()
  expect(second.pid).not.toBe(first.pid)
  expect(await query(second, sql`select word, word ~ '^\\w+$' as letters from public.t`)).toEqual([
    { word: '公积金', letters: true },
  ])
})

test('a killed node leaves its PostgreSQL alive: the next start adopts it and then answers for stopping it', async () => {
  const { child, pid } = await startElsewhere()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const store = await start()
  expect(store).toMatchObject({ pid, adopted: true })
  await store.stop()
  expect(await readPostmaster(join(folder, 'cluster', 'data'))).toBeUndefined()
})

test('a second process adopts the living server and leaves it to the one that started it', async () => {
  const { child, pid } = await startElsewhere()
  const store = await start()
  expect(store).toMatchObject({ pid, adopted: true })
  await store.stop()
  expect(await query(store, sql`select 1 as one`)).toEqual([{ one: 1 }])
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(await readPostmaster(join(folder, 'cluster', 'data'))).toBeUndefined()
})

test('two processes that start at once share one server', async () => {
  const [a, b] = await Promise.all([startElsewhere(), start()])
  expect(a.pid).toBe(b.pid)
  expect([a.adopted, b.adopted].sort()).toEqual([false, true])
  a.child.kill('SIGTERM')
  await once(a.child, 'exit')
})

test('when PostgreSQL itself was killed the stale pid file does not stop the next start, and committed rows are there', async () => {
  const first = await start(true)
  await query(first, sql`create table public.t as select 42 as answer`)
  process.kill(first.pid, 'SIGKILL')
  const second = await start(true)
  expect(second.adopted).toBe(false)
  expect(await query(second, sql`select answer from public.t`)).toEqual([{ answer: 42 }])
})

test('a pid file whose number belongs to another process now is not believed', async () => {
  const first = await start()
  await first.stop()
  const stale = join(folder, 'cluster', 'data', 'postmaster.pid')
  await writeFile(stale, `${process.pid}\n${join(folder, 'cluster', 'data')}\n1700000000\n5432\n\n127.0.0.1\n`)
  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await query(second, sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('the password is for the owner only and nobody gets in without it', async () => {
  const store = await start()
  expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(folder, 'cluster'))).mode & 0o777).toBe(0o700)
  const db = openDb({ url: store.url.replace(/:[^:@]+@/, ':wrong@'), clock: systemClock() })
  await expect(db.once(sql`select 1`)).rejects.toMatchObject({ code: '28P01' })
  await db.close()
  const [listens] = await query<{ on: string }>(store, sql`select current_setting('listen_addresses') as on`)
  expect(listens).toEqual({ on: '127.0.0.1' })
})

test('statements that fail leave no value in the server’s log', async () => {
  const store = await start()
  await query(store, sql`create table public.t (id text primary key)`)
  await query(store, sql`insert into public.t values ('secret-value')`)
  await expect(query(store, sql`insert into public.t values (${'secret-value'})`)).rejects.toThrow()
  await expect(query(store, sql.raw(`select 'secret-value'::int`))).rejects.toThrow()
  const log = await readFile(join(folder, 'cluster', 'server.log'), 'utf8')
  expect(log).toContain('ready to accept connections')
  expect(log).not.toContain('secret-value')
})
