import { createHash } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { failpoint } from '../failpoint.ts'
import { problem } from '../problems.ts'
import type { Random } from '../random.ts'
import { type FileParts, openParts } from './parts.ts'
import { fileTypes, SNIFF_BYTES, sniff } from './sniff.ts'
import { type Claim, type FileSource, MAX_FILE_BYTES, type StoredFile } from './stored-file.ts'

export type { FileParts } from './parts.ts'
export { type FileType, fileTypes, sniff } from './sniff.ts'
export { type Claim, type FileSource, MAX_FILE_BYTES, type StoredFile } from './stored-file.ts'

/** The files of a node. A file is whole on the disk or not there at all. */
export interface Files {
  /**
   * Stores a stream, at most 20 MB of it in memory never. Durable when it answers. Refuses with `platform/fileTooLarge`, `fileEmpty`, `fileTypeUnknown`,
   * `fileTypeMismatch`, `fileHashMismatch`, and then keeps nothing.
   */
  put(source: FileSource, claim?: Claim): Promise<StoredFile>
  /** Undefined when it is not here. */
  find(sha256: string): Promise<StoredFile | undefined>
  /** A stream of the bytes from `start` to `end`, both included; the caller has asked `find` first. */
  read(sha256: string, range?: { start: number; end: number }): ReadStream
  /** Removes a file that no case refers to any more. */
  remove(sha256: string): Promise<void>
  /** What came of a file that comes in parts; it outlives the process. */
  readonly parts: FileParts
  /** The same for one who sends files here in parts: nobody else's parts are seen or touched, and of too many unfinished ones the oldest goes. */
  partsOf(owner: string): FileParts
}

export interface FilesOptions {
  readonly folder: string
  readonly random: Random
  /** Names this process among those of the node: it clears only its own unfinished work. */
  readonly process: string
}

/** Files that one sender may have under way at once: what is given up half-way must not fill the disk. */
const MOST_UNFINISHED = 10

/** Opens the store under `folder` and clears what a crash of this process left half-written. */
export async function openFiles({ folder, random, process }: FilesOptions): Promise<Files> {
  const drafts = join(folder, 'drafts', process)
  await mkdir(drafts, { recursive: true, mode: 0o700 })
  for (const name of await readdir(drafts)) await rm(join(drafts, name), { force: true })
  const pathOf = (sha256: string) => join(folder, checkedName(sha256).slice(0, 2), sha256)
  const put: Files['put'] = async (source, claim = {}) => {
    const draft = join(drafts, Buffer.from(random.bytes(16)).toString('hex'))
    try {
      const file = check(await writeDraft(draft, source), claim)
      await moveInPlace(draft, pathOf(file.sha256))
      return file
    } finally {
      await rm(draft, { force: true })
    }
  }
  return {
    put,
    find: (sha256) => findAt(pathOf(sha256), sha256),
    read: (sha256, range) => createReadStream(pathOf(sha256), range),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    parts: openParts({ pathOf: (sha256) => join(folder, 'parts', checkedName(sha256)), put }),
    partsOf: (owner) => {
      const own = join(folder, 'uploads', createHash('sha256').update(owner).digest('hex'))
      return openParts({ pathOf: (sha256) => join(own, checkedName(sha256)), put, most: MOST_UNFINISHED })
    },
  }
}

/** The name becomes part of a path, so it must be a hash and nothing else. */
function checkedName(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw problem.badInput({}, { field: '/path/sha256' })
  return sha256
}

interface Draft {
  readonly sha256: string
  readonly size: number
  readonly head: Uint8Array
}

async function writeDraft(path: string, source: FileSource): Promise<Draft> {
  const handle = await open(path, 'wx', 0o600)
  try {
    const draft = await copy(handle, source)
    await handle.sync()
    return draft
  } finally {
    await handle.close()
  }
}

async function copy(handle: FileHandle, source: FileSource): Promise<Draft> {
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    if (size < SNIFF_BYTES) head.push(chunk)
    size += chunk.length
    if (size > MAX_FILE_BYTES) throw problem.fileTooLarge({ size })
    hash.update(chunk)
    await handle.writeFile(chunk)
    await failpoint('files.writing')
  }
  return { sha256: hash.digest('hex'), size, head: Buffer.concat(head).subarray(0, SNIFF_BYTES) }
}

function check({ sha256, size, head }: Draft, claim: Claim): StoredFile {
  if (size === 0) throw problem.fileEmpty()
  const type = sniff(head)
  if (!type || (claim.type !== undefined && !isFileType(claim.type))) throw problem.fileTypeUnknown({ type: claim.type })
  if (claim.type !== undefined && claim.type !== type) throw problem.fileTypeMismatch({ claimed: claim.type, type })
  const differs = (claim.sha256 ?? sha256) !== sha256 || (claim.size ?? size) !== size
  if (differs) throw problem.fileHashMismatch({ claimed: claim.sha256, sha256, size })
  return { sha256, size, type }
}

function isFileType(type: string): boolean {
  return fileTypes.some((known) => known === type)
}

/** Content first, then its name, then the folder that holds the name: after a power cut a name never stands for half a file. */
async function moveInPlace(draft: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await failpoint('files.written')
  await rename(draft, path)
  await syncFolder(dirname(path))
  await syncFolder(dirname(dirname(path)))
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function findAt(path: string, sha256: string): Promise<StoredFile | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return undefined
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0)
    const type = sniff(buffer.subarray(0, bytesRead))
    return type && { sha256, size: found.size, type }
  } finally {
    await handle.close()
  }
}
