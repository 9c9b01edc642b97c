import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '../platform/db/local/postmaster.ts'
import { stopPostgres } from './postgres.fixture.ts'

/** The folders of pairs, below the system's temporary one. */
export const PREFIX = 'tongban-crash-'

/** A run that was killed itself leaves its nodes and their PostgreSQL alive: ends them and removes their folders. */
export async function clearLeftovers(): Promise<void> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX)).map((name) => join(tmpdir(), name))
  for (const folder of folders) if (await isAbandoned(folder)) await clear(folder)
}

/** One that is just being made has no owner yet. */
async function isAbandoned(folder: string): Promise<boolean> {
  const owner = await numberIn(join(folder, 'owner'))
  return owner !== undefined && !isAlive(owner)
}

async function clear(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const node of entries.filter((entry) => entry.isDirectory())) await endNode(join(folder, node.name))
  await rm(folder, { recursive: true, force: true })
}

async function endNode(folder: string): Promise<void> {
  const server = await numberIn(join(folder, 'server.pid'))
  if (server !== undefined && (await runsServer(server))) {
    process.kill(server, 'SIGKILL')
    while (isAlive(server)) await pause(20)
  }
  await stopPostgres(folder)
}

async function numberIn(file: string): Promise<number | undefined> {
  const number = Number(await readFile(file, 'utf8').catch(() => ''))
  return number > 0 ? number : undefined
}

/** The number may belong to another process by now. */
async function runsServer(pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('server/bin/node.mjs')
}
