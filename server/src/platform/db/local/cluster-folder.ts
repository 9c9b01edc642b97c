import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '../../problems.ts'
import { type Account, giveTo, makeOwnedFolder } from './account.ts'
import type { Binaries } from './binaries.ts'
import { reachableRoot } from './reachable.ts'

/** The superuser of a local cluster; only this node connects to it. */
export const SUPERUSER = 'tongban'

/** Where one node's PostgreSQL lives. */
export interface ClusterFolder {
  /** PostgreSQL's own data directory. */
  readonly data: string
  readonly log: string
  /** Names the process of ours that answers for stopping the server. */
  readonly starter: string
  readonly password: string
}

/** With what a cluster is made and run. `durable: false` trades safety for speed. */
export interface Making {
  readonly binaries: Binaries
  readonly account: Account
  readonly durable: boolean
}

/** Finds or makes the cluster under `folder`; a crash in the middle leaves nothing that looks finished. */
export async function prepareCluster(folder: string, making: Making): Promise<ClusterFolder> {
  const { account } = making
  await mkdir(folder, { recursive: true })
  const root = await reachableRoot(folder, account)
  await makeOwnedFolder(root, account)
  const password = await keepPassword(join(folder, 'password'))
  const data = join(root, 'data')
  if (!(await stat(join(data, 'PG_VERSION')).catch(() => undefined))) await initialise(root, data, password, making)
  return { data, log: join(root, 'server.log'), starter: join(folder, 'starter'), password }
}

async function keepPassword(file: string): Promise<string> {
  const fresh = randomBytes(24).toString('base64url')
  // `wx` lets exactly one of two processes that start together choose.
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return readFile(file, 'utf8')
}

async function initialise(root: string, data: string, password: string, making: Making): Promise<void> {
  const mark = randomBytes(6).toString('hex')
  const draft = join(root, `new-${mark}`)
  const passwordFile = join(root, `password-${mark}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveTo(passwordFile, making.account)
  try {
    await runInitdb(making, [`--pgdata=${draft}`, `--pwfile=${passwordFile}`])
    await rename(draft, data).catch(ignoreIfThere)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

/** Another process of the same node was faster: its cluster is as good as ours. */
function ignoreIfThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}

// With LC_CTYPE=C Chinese yields no trigrams; macOS has no C.UTF-8.
const LOCALE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
const INITDB = [`--username=${SUPERUSER}`, '--auth=scram-sha-256', '--encoding=UTF8', `--locale=${LOCALE}`, '--no-instructions']

function runInitdb({ binaries, account, durable }: Making, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const flags = [...INITDB, ...(durable ? [] : ['--no-sync']), ...args]
    const child = spawn(binaries.initdb, flags, { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.on('error', (error) => reject(problem.postgresFailed({ step: 'initdb', error })))
    child.on('close', (code) => (code === 0 ? resolve() : reject(problem.postgresFailed({ step: 'initdb', code, said }))))
  })
}
