import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { problem } from '../../problems.ts'
import { crc32 } from './crc32.ts'

/** The entries of a zip (APPNOTE 6.3.10), read by its directory. */
export interface Zip {
  has(name: string): boolean
  /** The bytes of an entry, unpacked as they are asked for; nothing where there is no such entry. */
  read(name: string): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

interface Entry {
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly offset: number
}

/** A sheet of a million rows unpacks to less. What sizes a file states of itself is not believed: what comes out is counted. */
const MOST_UNPACKED = 2 * 1024 * 1024 * 1024
const MOST_ENTRIES = 1000
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_BYTES = 22
const MOST_COMMENT = 65_535
const DEFLATED = 8
const STORED = 0

/** Says that a file is no workbook, or a broken one; `why` is for the log. */
export function notAWorkbook(why: string): never {
  throw problem.notAWorkbook({ why })
}

/** Refuses `catalogue/notAWorkbook` for what is no such zip, and `catalogue/fileTooWide` as soon as too much comes out of it. */
export async function openZip(path: string): Promise<Zip> {
  const handle = await open(path)
  const unpacked = { bytes: 0 }
  try {
    const entries = await entriesOf(handle)
    return {
      has: (name) => entries.has(name),
      close: () => handle.close(),
      async *read(name) {
        const entry = entries.get(name)
        if (!entry) return
        let sum = 0
        for await (const chunk of unpack(path, entry, await dataStart(handle, entry))) {
          unpacked.bytes += chunk.length
          if (unpacked.bytes > MOST_UNPACKED) throw problem.fileTooWide({ unpacked: unpacked.bytes })
          sum = crc32(chunk, sum)
          yield chunk
        }
        if (sum !== entry.crc) notAWorkbook(`the checksum of ${name} does not fit`)
      },
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function entriesOf(handle: FileHandle): Promise<ReadonlyMap<string, Entry>> {
  const { size } = await handle.stat()
  const tail = await bytesAt(handle, Math.max(0, size - END_BYTES - MOST_COMMENT), END_BYTES + MOST_COMMENT)
  let at = tail.length - END_BYTES
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--
  if (at < 0) notAWorkbook('no end of a zip directory')
  const [count, length, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (count > MOST_ENTRIES) throw problem.fileTooWide({ entries: count })
  if (start + length > size) notAWorkbook('the directory lies outside the file')
  return readDirectory(await bytesAt(handle, start, length), count)
}

function readDirectory(directory: Buffer, count: number): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) notAWorkbook('a broken directory')
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset)) as [number, number, number]
    entries.set(directory.toString('utf8', at + 46, at + 46 + name), {
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

async function dataStart(handle: FileHandle, { offset }: Entry): Promise<number> {
  const header = await bytesAt(handle, offset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) notAWorkbook('an entry is not where the directory says')
  return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}

async function* unpack(path: string, { method, packed }: Entry, start: number): AsyncIterable<Uint8Array> {
  if (packed === 0) return
  const source = createReadStream(path, { start, end: start + packed - 1 })
  if (method === STORED) return yield* source
  if (method !== DEFLATED) notAWorkbook(`an entry is packed by method ${method}`)
  const inflated = createInflateRaw()
  source.once('error', (error) => inflated.destroy(error))
  try {
    yield* source.pipe(inflated)
  } finally {
    source.destroy()
    inflated.destroy()
  }
}
