import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { systemClock } from '../platform/clock.ts'
import { createDatabase, databaseExists, dropDatabase, renameDatabase, urlOfDatabase } from '../platform/db/databases.ts'
import { openDb } from '../platform/db/db.ts'
import { startLocal } from '../platform/db/local/local.ts'
import { isAlive } from '../platform/db/local/postmaster.ts'
import { findMigrations, type Migration, migrate } from '../platform/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the cluster's maintenance database and the name of the migrated template. */
    cluster: { url: string; template: string }
  }
}

const PREFIX = 'tongban-test-'

/** One PostgreSQL for the whole run and one migrated database in it; each test file copies that one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openCluster()
  try {
    project.provide('cluster', { url: cluster.url, template: await makeTemplate(cluster.url) })
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return cluster.stop
}

interface Cluster {
  url: string
  stop(): Promise<void>
}

async function openCluster(): Promise<Cluster> {
  const elsewhere = process.env['TEST_DATABASE_URL']
  if (elsewhere) return { url: elsewhere, stop: async () => undefined }
  await clearLeftovers()
  const folder = await mkdtemp(join(tmpdir(), PREFIX))
  await chmod(folder, 0o755)
  const store = await startLocal({ folder, durable: false })
  const stop = async () => {
    await store.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: store.urlOf('postgres'), stop }
}

/** A run that was killed leaves its cluster alive: adopt it, stop it, remove it. */
async function clearLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const folder = join(tmpdir(), name)
    const starter = Number(await readFile(join(folder, 'starter'), 'utf8').catch(() => ''))
    if (starter === 0 || isAlive(starter)) continue
    await startLocal({ folder, durable: false }).then((store) => store.stop())
    await rm(folder, { recursive: true, force: true })
  }
}

/** The template carries the hash of every migration in its name; a half-made one has another name, so a crash leaves nothing to mistake. */
async function makeTemplate(url: string): Promise<string> {
  const migrations = await findMigrations()
  const template = `tongban_template_${hashOf(migrations)}`
  if (!(await databaseExists(url, template))) await buildTemplate(url, template, migrations)
  return template
}

function hashOf(migrations: readonly Migration[]): string {
  const hash = createHash('sha256')
  for (const { slice, checksum } of migrations) hash.update(slice).update(checksum)
  return hash.digest('hex').slice(0, 16)
}

async function buildTemplate(url: string, template: string, migrations: readonly Migration[]): Promise<void> {
  const draft = `${template}_${process.pid}`
  await createDatabase(url, draft)
  const db = openDb({ url: urlOfDatabase(url, draft), clock: systemClock() })
  try {
    await migrate(db, systemClock(), migrations)
  } finally {
    await db.close()
  }
  // On a shared server another run may have been faster; its template is the same by name.
  if (!(await renameDatabase(url, draft, template))) await dropDatabase(url, draft)
}
