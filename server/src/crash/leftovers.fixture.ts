import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startLocal } from '../platform/db/local/local.ts'
import { isAlive } from '../platform/db/local/postmaster.ts'

/** The folders of pairs, below the system's temporary one. */
export const PREFIX = 'tongban-crash-'

/** A run that was killed itself leaves its nodes and their PostgreSQL alive: ends them and removes their folders. */
export async function clearLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const folder = join(tmpdir(), name)
    const owner = await numberIn(join(folder, 'owner'))
    if (owner === undefined || isAlive(owner)) continue
    for (const node of await readdir(folder, { withFileTypes: true }))
      if (node.isDirectory()) await endNode(join(folder, node.name))
    await rm(folder, { recursive: true, force: true })
  }
}

async function endNode(folder: string): Promise<void> {
  const server = await numberIn(join(folder, 'server.pid'))
  if (server !== undefined && (await runsServer(server))) {
    process.kill(server, 'SIGKILL')
    while (isAlive(server)) await pause(20)
  }
  await startLocal({ folder: join(folder, 'postgres') }).then((store) => store.stop())
}

async function numberIn(file: string): Promise<number | undefined> {
  const number = Number(await readFile(file, 'utf8').catch(() => ''))
  return number > 0 ? number : undefined
}

/** The number may belong to another process by now. */
async function runsServer(pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('server/src/main.ts')
}
