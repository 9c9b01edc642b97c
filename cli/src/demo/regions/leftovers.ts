import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DemoFailure } from '../failure.ts'

/** Marks a folder as the demo's own and names the process that works in it. */
const MARK = 'demo.pid'
const GONE_WITHIN_MS = 30_000
const POLL_MS = 50

/** A folder of its own under the system's temporary one, passable for the account that PostgreSQL runs under. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-demo-'))
  await chmod(folder, 0o755)
  await writeFile(join(folder, MARK), String(process.pid))
  return folder
}

/**
 * The folder where the demo is to be: the one asked for, or where PostgreSQL could not work in it (started by root it runs as another
 * account, which cannot pass below /root) one of the temporary folder.
 */
export async function usableFolder(folder: string): Promise<string> {
  if (process.getuid?.() !== 0) return folder
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) {
    const found = await stat(above).catch(() => undefined)
    if (found && (found.mode & 0o001) === 0) return join(tmpdir(), 'tongban-demo')
  }
  return folder
}

/**
 * Makes the folder empty. What an earlier demo left running in it is stopped first: its nodes, and the PostgreSQL that a killed node
 * leaves alive. Refused while an earlier demo still serves from it.
 */
export async function freshFolder(folder: string): Promise<void> {
  const owner = await pidIn(join(folder, MARK))
  if (owner !== undefined && owner !== process.pid && (await runs(owner, /cli\/src\/main|tongban/))) {
    throw new DemoFailure(
      `另一个演示（进程 ${owner}）正在用 ${folder}。请先在那里按 Ctrl-C，或用 --data 另指目录。`,
      `Another demo (process ${owner}) works in ${folder}. End it with Ctrl-C, or name another folder with --data.`,
    )
  }
  const names = await readdir(folder).catch((): string[] => [])
  // Whatever else lies there is not ours to remove.
  if (names.length > 0 && !names.includes(MARK)) {
    throw new DemoFailure(
      `目录 ${folder} 不是演示留下的，不会清空它。请另指目录。`,
      `${folder} was not made by the demo and is left as it is. Name another folder.`,
    )
  }
  await stopLeftovers(folder)
  await remove(folder)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  await writeFile(join(folder, MARK), String(process.pid))
}

/** Stops what still runs in a demo's folder. */
export async function stopLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) await stopNode(join(folder, name))
}

async function stopNode(folder: string): Promise<void> {
  const server = await pidIn(join(folder, 'server.pid'))
  if (server !== undefined && (await runs(server, /server\/src\/main\.ts/))) await stopProcess(server, 'SIGTERM')
  const provider = await pidIn(join(folder, 'provider.pid'))
  if (provider !== undefined && (await runs(provider, /provider\/bin\/provider\.mjs/))) await stopProcess(provider, 'SIGTERM')
  const cluster = join(folder, 'postgres', 'cluster', 'data')
  const postgres = await pidIn(join(cluster, 'postmaster.pid'))
  // SIGINT is PostgreSQL's fast shutdown.
  if (postgres !== undefined && (await worksIn(postgres, cluster))) await stopProcess(postgres, 'SIGINT')
}

/** What cannot be removed is moved out of the way; a folder that is only in the way is no reason to fail. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => rename(folder, `${folder}-${Date.now()}`))
}

async function pidIn(file: string): Promise<number | undefined> {
  const [first = ''] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(first)
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the process is one of ours: the number in a file may belong to another by now. Where /proc is absent a living one is believed. */
async function runs(pid: number, part: RegExp): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  return part.test(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  return process.platform !== 'linux' || (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === folder
}

async function stopProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal)
  for (const until = performance.now() + GONE_WITHIN_MS; performance.now() < until; await pause(POLL_MS))
    if (!isAlive(pid)) return
  process.kill(pid, 'SIGKILL')
}
