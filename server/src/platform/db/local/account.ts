import { execFile } from 'node:child_process'
import { chown, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { problem } from '../../problems.ts'

const run = promisify(execFile)
const NAME = 'postgres'

/** The account PostgreSQL runs under; empty when it is our own. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root: as root we use the account `postgres`, and make it where there is none. */
export async function postgresAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  return (await findAccount()) ?? (await makeAccount())
}

async function findAccount(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function makeAccount(): Promise<Account> {
  try {
    await run('groupadd', ['--system', '--force', NAME])
    await run('useradd', ['--system', '--no-create-home', '--gid', NAME, NAME])
  } catch (error) {
    // Another process may have made it in the same moment.
    const made = await findAccount()
    if (!made) throw problem.postgresFailed({ step: 'useradd postgres', error })
    return made
  }
  return (await findAccount()) ?? {}
}

/** Makes a folder that only the account can read. */
export async function makeOwnedFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await giveTo(folder, account)
}

/** Hands a file or folder to the account. */
export async function giveTo(path: string, { uid, gid }: Account): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid)
}

/** The first folder above `path` that keeps the account out; undefined when it can get there. */
export async function closedAbove(path: string, account: Account): Promise<string | undefined> {
  if (account.uid === undefined) return undefined
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return folder
    if (folder === dirname(folder)) return undefined
  }
}
