import type { ChildProcess } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { problem } from '../../problems.ts'
import { createDatabase, databaseExists } from '../databases.ts'
import { postgresAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { type ClusterFolder, type Making, prepareCluster } from './cluster-folder.ts'
import { isAlive, type Postmaster, readPostmaster, worksIn } from './postmaster.ts'
import { reachableBinaries } from './reachable.ts'
import { answers, spawnServer, stopServer, urlFor } from './server.ts'

/** A PostgreSQL that runs for this node alone, on 127.0.0.1, with a password kept in the data folder. */
export interface LocalStore {
  /** Connection URL of the node's database, `tongban`. */
  readonly url: string
  urlOf(database: string): string
  readonly pid: number
  /** True when it was already running: a killed node leaves its PostgreSQL alive. */
  readonly adopted: boolean
  /** Stops it if this process answers for it: it started it, or whoever did is dead. */
  stop(): Promise<void>
}

export interface LocalOptions {
  /** The node's own folder for PostgreSQL; made when absent. */
  readonly folder: string
  /** False only where losing the data on a power cut is fine: tests and simulation. */
  readonly durable?: boolean
}

/** Long, for recovery after a crash of a large database takes minutes. */
const READY_WITHIN_MS = 600_000
const STARTS = 10
const START_PAUSE_MS = 200
const POLL_MS = 25
const DATABASE = 'tongban'

/** Starts the node's PostgreSQL or adopts the one that lives. Refuses with `platform/postgresMissing`, `folderUnreachable` or `postgresFailed`. */
export async function startLocal({ folder, durable = true }: LocalOptions): Promise<LocalStore> {
  const account = await postgresAccount()
  const binaries = await reachableBinaries(await findBinaries(), account)
  const making = { binaries, account, durable }
  const cluster = await prepareCluster(folder, making)
  const running = await reach(cluster, making)
  const urlOf = (database: string) => urlFor(cluster, running.port, database)
  if (!(await databaseExists(urlOf('postgres'), DATABASE))) await createDatabase(urlOf('postgres'), DATABASE)
  const ours = await takeDuty(cluster, running)
  return { ...running, url: urlOf(DATABASE), urlOf, stop: () => (ours ? stopServer(cluster, running) : Promise.resolve()) }
}

interface Running extends Postmaster {
  readonly adopted: boolean
}

/** Two processes may do this at once: PostgreSQL lets one start, and the other adopts it in its next round. */
async function reach(cluster: ClusterFolder, making: Making): Promise<Running> {
  let child: ChildProcess | undefined
  let starts = 0
  for (const until = performance.now() + READY_WITHIN_MS; performance.now() < until; await pause(POLL_MS)) {
    const found = await readPostmaster(cluster.data)
    const lives = found !== undefined && (await worksIn(found.pid, cluster.data))
    if (lives && (await answers(cluster, found.port))) return { ...found, adopted: found.pid !== child?.pid }
    if (lives || (child && child.exitCode === null && child.signalCode === null)) continue
    if (starts === STARTS) break
    // After a kill of PostgreSQL itself its orphans hold the shared memory for a moment: try later and later.
    await pause(starts++ * START_PAUSE_MS)
    await forgetStranger(cluster)
    child = await spawnServer(cluster, making)
  }
  throw problem.postgresFailed({ step: 'start', log: (await readFile(cluster.log, 'utf8').catch(() => '')).slice(-2000) })
}

/** A pid file whose number now belongs to another process would keep PostgreSQL from starting; that of a dead one it removes itself. */
async function forgetStranger(cluster: ClusterFolder): Promise<void> {
  const found = await readPostmaster(cluster.data)
  if (!found || !isAlive(found.pid) || (await worksIn(found.pid, cluster.data))) return
  await rm(join(cluster.data, 'postmaster.pid'), { force: true })
}

/** The starter answers for stopping; whoever adopts from a dead starter takes that over. */
async function takeDuty(cluster: ClusterFolder, { adopted }: Running): Promise<boolean> {
  const starter = Number(await readFile(cluster.starter, 'utf8').catch(() => ''))
  if (adopted && starter > 0 && starter !== process.pid && isAlive(starter)) return false
  await writeFile(cluster.starter, String(process.pid))
  return true
}
