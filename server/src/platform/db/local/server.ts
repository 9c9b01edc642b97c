import { type ChildProcess, spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../free-port.ts'
import { problem } from '../../problems.ts'
import { storeCode } from '../error.ts'
import { type ClusterFolder, type Making, SUPERUSER } from './cluster-folder.ts'
import { type Postmaster, readPostmaster, worksIn } from './postmaster.ts'

const STOPPED_WITHIN_MS = 60_000
const POLL_MS = 25

/** The connection URL of one database of the cluster. */
export function urlFor({ password }: ClusterFolder, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
}

/** True once it takes our connection and serves this very folder; false while it starts, recovers or stops. */
export async function answers(cluster: ClusterFolder, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlFor(cluster, port, 'postgres'), connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    if (storeCode(error)?.startsWith('28')) throw problem.postgresFailed({ step: 'password', folder: cluster.data })
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

// Small when idle. Failed statements are not logged here, for their text and messages may hold personal data; we get the errors anyway.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '64',
  max_logical_replication_workers: '0',
  min_wal_size: '32MB',
  max_wal_size: '512MB',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '2',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Starts the server in a session of its own, on a free port. */
export async function spawnServer(cluster: ClusterFolder, { binaries, account, durable }: Making): Promise<ChildProcess> {
  const settings = { ...SETTINGS, ...(durable ? {} : NOT_DURABLE), port: String(await freePort()) }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = await open(cluster.log, 'a', 0o600)
  try {
    // Detached: an interrupt typed at the terminal must reach the node, which then stops PostgreSQL in order.
    const child = spawn(binaries.postgres, ['-D', cluster.data, ...args], {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    child.unref()
    return child
  } catch (error) {
    throw problem.postgresFailed({ step: 'spawn', error })
  } finally {
    await log.close()
  }
}

/** SIGINT is PostgreSQL's fast shutdown. Its pid file is the sign: an orphan's number may live on as a zombie. */
export async function stopServer(cluster: ClusterFolder, { pid }: Postmaster): Promise<void> {
  if (!(await worksIn(pid, cluster.data))) return
  process.kill(pid, 'SIGINT')
  for (const until = performance.now() + STOPPED_WITHIN_MS; performance.now() < until; await pause(POLL_MS)) {
    const left = await readPostmaster(cluster.data)
    if (left?.pid !== pid || !(await worksIn(pid, cluster.data))) return
  }
  throw problem.postgresFailed({ step: 'stop', pid })
}
