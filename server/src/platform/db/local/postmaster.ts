import { readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running PostgreSQL writes into its data folder (`postmaster.pid`). */
export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** The file's content, also when the server that wrote it is long gone; undefined without a whole one. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && port > 0 ? { pid, port } : undefined
}

/** True while a process of this number lives, also one of another account. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * True when the process works in this data folder. After a restart of a container the number in the file often belongs to
 * something else, even to another node's PostgreSQL. Where /proc is absent a living process is believed.
 */
export async function worksIn(pid: number, dataFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const [cwd, folder] = await Promise.all([readlink(`/proc/${pid}/cwd`).catch(() => ''), realpath(dataFolder)])
  return cwd === folder
}
