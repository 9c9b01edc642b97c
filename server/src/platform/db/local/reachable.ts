import { randomBytes } from 'node:crypto'
import { chmod, cp, lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '../../problems.ts'
import { type Account, closedAbove, makeOwnedFolder } from './account.ts'
import { type Binaries, binariesIn } from './binaries.ts'

/** Where root keeps what the account `postgres` must reach when the project itself lies in a folder that is closed to it, as /root is. */
const SHARED = '/var/lib/tongban'

/** The programs themselves, or a copy of them where the account can run it. */
export async function reachableBinaries(binaries: Binaries, account: Account, shared = SHARED): Promise<Binaries> {
  const closed = await closedAbove(binaries.postgres, account)
  if (closed === undefined) return binaries
  const copy = binariesIn(join(shared, `postgresql-${await versionOf(binaries)}`))
  if (!(await stat(copy.postgres).catch(() => undefined))) {
    await copyPrograms(binaries, copy, shared).catch((error) => refuse({ path: binaries.postgres, closed, error }))
  }
  return copy
}

/**
 * Where the cluster of a node lies: in the node's folder, or, where the account cannot get there, in a folder of its own under
 * /var/lib/tongban with a link from the node's. Data that is there already is never moved: then it refuses with `platform/folderUnreachable`.
 */
export async function reachableRoot(folder: string, account: Account, shared = SHARED): Promise<string> {
  const root = join(folder, 'cluster')
  const there = await lstat(root).catch(() => undefined)
  const closed = await closedAbove(there ? await realpath(root) : root, account)
  if (closed === undefined) return there ? realpath(root) : root
  if (there) return refuse({ path: root, closed })
  try {
    return await makeElsewhere(root, account, shared)
  } catch (error) {
    return refuse({ path: root, closed, error })
  }
}

/** A random name: a node's folder that is removed and made again must not find the cluster of the one before. */
async function makeElsewhere(link: string, account: Account, shared: string): Promise<string> {
  const root = join(shared, 'clusters', randomBytes(12).toString('hex'))
  await mkdir(join(shared, 'clusters'), { recursive: true, mode: 0o755 })
  await makeOwnedFolder(root, account)
  await symlink(root, link)
  return root
}

async function versionOf({ folder }: Binaries): Promise<string> {
  const { name, version }: { name: string; version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  return `${name.slice(name.indexOf('/') + 1)}-${version}`
}

/** Copied under another name first, so that a copy is whole or not there. */
async function copyPrograms(from: Binaries, to: Binaries, shared: string): Promise<void> {
  const draft = join(shared, `new-${randomBytes(6).toString('hex')}`)
  await mkdir(draft, { recursive: true, mode: 0o755 })
  try {
    await cp(join(from.folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    await openToAll(draft)
    await rename(draft, to.folder).catch(ignoreIfThere)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Another process was faster with the same copy. */
function ignoreIfThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}

function refuse(facts: Readonly<Record<string, unknown>>): never {
  throw problem.folderUnreachable({ account: 'postgres', ...facts })
}
