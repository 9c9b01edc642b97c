import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startLocal } from '../platform/db/local/local.ts'
import { isAlive } from '../platform/db/local/postmaster.ts'

const storeOf = (nodeFolder: string): string => join(nodeFolder, 'postgres')

/** The number in the one `postmaster.pid` under a node's folder; undefined where there is none. */
export async function postgresPid(nodeFolder: string): Promise<number | undefined> {
  const files = await readdir(storeOf(nodeFolder), { recursive: true }).catch(() => [])
  const file = files.find((name) => name.endsWith('postmaster.pid'))
  return file === undefined ? undefined : Number((await readFile(join(storeOf(nodeFolder), file), 'utf8')).split('\n')[0])
}

/** Stops the PostgreSQL that a killed node left, in order, where one lives. */
export async function stopPostgres(nodeFolder: string): Promise<void> {
  const pid = await postgresPid(nodeFolder)
  if (pid !== undefined && isAlive(pid)) await startLocal({ folder: storeOf(nodeFolder) }).then((store) => store.stop())
}

/** The connection URL of a living node's own database. */
export const urlOfStore = async (nodeFolder: string): Promise<string> => (await startLocal({ folder: storeOf(nodeFolder) })).url
