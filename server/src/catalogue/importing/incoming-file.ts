import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { problem as platformProblem } from '../../platform/problems.ts'

/** How a list is written down. */
export const fileFormats = ['json', 'csv', 'xlsx'] as const
export type FileFormat = (typeof fileFormats)[number]

/** Media types of the formats, as they are sent and received. */
export const mediaTypes: Readonly<Record<FileFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A whole province's directory in one file. */
export const MOST_FILE_BYTES = 256 * 1024 * 1024

/** A file that came in and lies on the disk, in a folder of its own, until it is read. */
export interface IncomingFile {
  readonly format: FileFormat
  readonly folder: string
  readonly path: string
  readonly sha256: string
  readonly size: number
  discard(): Promise<void>
}

/** Writes a stream to the disk, however long; in memory is only what is under way. Refuses `platform/tooLarge`. */
export async function takeFile(
  source: AsyncIterable<Uint8Array>,
  format: FileFormat,
  mostBytes = MOST_FILE_BYTES,
): Promise<IncomingFile> {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-import-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'file')
  try {
    return { format, folder, path, discard, ...(await write(path, source, mostBytes)) }
  } catch (error) {
    await discard()
    throw error
  }
}

async function write(
  path: string,
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  const handle = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of source) {
      size += chunk.length
      if (size > mostBytes) throw platformProblem.tooLarge({ size })
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest('hex'), size }
}
