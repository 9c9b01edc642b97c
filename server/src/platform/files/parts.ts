import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { problem } from '../problems.ts'
import { type Claim, type FileSource, MAX_FILE_BYTES, type StoredFile } from './stored-file.ts'

/** Files on their way, by the hash they shall have. The same bytes at the same place may be written twice. */
export interface FileParts {
  /** How many bytes of it are here, from the beginning. */
  here(sha256: string): Promise<number>
  /** Writes bytes at a place; durable when it answers. Refuses `platform/fileTooLarge`. */
  write(sha256: string, at: number, bytes: Uint8Array): Promise<void>
  /** Stores what is here as the file; what is not the file is given up, to be fetched anew. Refuses as `put` does. */
  finish(sha256: string, claim?: Pick<Claim, 'type' | 'size'>): Promise<StoredFile>
}

interface PartsOf {
  readonly pathOf: (sha256: string) => string
  readonly put: (source: FileSource, claim?: Claim) => Promise<StoredFile>
  /** How many may be unfinished; unbounded without. */
  readonly most?: number
}

/** Opens the files on their way; nothing is written before the first part. */
export function openParts({ pathOf, put, most }: PartsOf): FileParts {
  return {
    here: async (sha256) => (await stat(pathOf(sha256)).catch(() => undefined))?.size ?? 0,
    write: async (sha256, at, bytes) => {
      const path = pathOf(sha256)
      if (at === 0 && most !== undefined) await leaveRoom(path, most)
      await writeAt(path, at, bytes)
    },
    finish: async (sha256, claim) => {
      const path = pathOf(sha256)
      try {
        return await put(createReadStream(path), { ...claim, sha256 })
      } finally {
        await rm(path, { force: true })
      }
    },
  }
}

/** Gives up the oldest of the others, where one more would be too many. */
async function leaveRoom(path: string, most: number): Promise<void> {
  const folder = dirname(path)
  const names = await readdir(folder).catch(() => [])
  const others = names.map((name) => join(folder, name)).filter((other) => other !== path)
  if (others.length < most) return
  const aged = await Promise.all(
    others.map(async (other) => ({ other, at: (await stat(other).catch(() => undefined))?.mtimeMs ?? 0 })),
  )
  const [oldest] = aged.sort((a, b) => a.at - b.at)
  if (oldest) await rm(oldest.other, { force: true })
}

async function writeAt(path: string, at: number, bytes: Uint8Array): Promise<void> {
  if (at + bytes.length > MAX_FILE_BYTES) throw problem.fileTooLarge({ size: at + bytes.length })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // Not `a`: two processes that fetch one file write the same bytes at the same place.
  const handle = await open(path, at === 0 ? 'w' : 'r+', 0o600)
  try {
    for (let done = 0; done < bytes.length; )
      done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten
    await handle.sync()
  } finally {
    await handle.close()
  }
}
