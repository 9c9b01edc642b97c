import { join } from 'node:path'
import { startLocal } from '../platform/db/local/local.ts'
import { isAlive, readPostmaster } from '../platform/db/local/postmaster.ts'

const storeOf = (nodeFolder: string): string => join(nodeFolder, 'postgres')

/** The number in the `postmaster.pid` of a node's cluster; undefined where there is none, also when one that is just stopping takes it away. */
export const postgresPid = async (nodeFolder: string): Promise<number | undefined> =>
  (await readPostmaster(join(storeOf(nodeFolder), 'cluster', 'data')))?.pid

/** Stops the PostgreSQL that a killed node left, in order, where one lives. */
export async function stopPostgres(nodeFolder: string): Promise<void> {
  const pid = await postgresPid(nodeFolder)
  if (pid !== undefined && isAlive(pid)) await startLocal({ folder: storeOf(nodeFolder) }).then((store) => store.stop())
}

/** The connection URL of a living node's own database. */
export const urlOfStore = async (nodeFolder: string): Promise<string> => (await startLocal({ folder: storeOf(nodeFolder) })).url
