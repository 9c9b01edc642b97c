import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { problem } from '../problems.ts'

/** A sheet of a million rows unpacks to less. */
const MOST_UNPACKED = 2 * 1024 * 1024 * 1024
const MOST_ENTRIES = 1000
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_BYTES = 22
const MOST_COMMENT = 65_535
/** A data descriptor behind an entry: 12 bytes, 4 more with its signature, and 8 more where sizes have 64 bits. */
const MOST_DESCRIPTOR = 24

interface Entry {
  readonly method: number
  readonly packed: number
  readonly offset: number
}

/**
 * Unpacks every entry of a zip without keeping it, and refuses `catalogue/fileTooWide` where there is more than a sheet could need: what
 * sizes a file states of itself is not believed. Entries must lie one behind the other, so that nothing hides between those that are listed.
 * Refuses `catalogue/notAWorkbook` for what is no such zip (APPNOTE 6.3.10).
 */
export async function checkUnpacked(path: string): Promise<void> {
  const handle = await open(path)
  try {
    const { entries, directory } = await directoryOf(handle)
    let unpacked = 0
    let expected = 0
    for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
      const start = await dataStart(handle, entry)
      if (entry.offset < expected || entry.offset > expected + MOST_DESCRIPTOR) refuse('entries do not follow each other')
      expected = start + entry.packed
      if (expected > directory) refuse('an entry reaches into the directory')
      unpacked += await unpackedSize(path, { ...entry, start }, MOST_UNPACKED - unpacked)
    }
    if (directory > expected + MOST_DESCRIPTOR) refuse('something lies before the directory')
  } finally {
    await handle.close()
  }
}

function refuse(why: string): never {
  throw problem.notAWorkbook({ why })
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function directoryOf(handle: FileHandle): Promise<{ entries: Entry[]; directory: number }> {
  const { size } = await handle.stat()
  const tail = await bytesAt(handle, Math.max(0, size - END_BYTES - MOST_COMMENT), END_BYTES + MOST_COMMENT)
  let at = tail.length - END_BYTES
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--
  if (at < 0) refuse('no end of a zip directory')
  const [count, length, directory] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (count > MOST_ENTRIES) throw problem.fileTooWide({ entries: count })
  if (directory + length > size) refuse('the directory lies outside the file')
  return { entries: entriesIn(await bytesAt(handle, directory, length), count), directory }
}

function entriesIn(directory: Buffer, count: number): Entry[] {
  const entries: Entry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) refuse('a broken directory')
    entries.push({
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function dataStart(handle: FileHandle, { offset }: Entry): Promise<number> {
  const header = await bytesAt(handle, offset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) refuse('an entry is not where the directory says')
  return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}

async function unpackedSize(path: string, { method, packed, start }: Entry & { start: number }, most: number): Promise<number> {
  if (packed === 0) return 0
  if (method === 0) return packed
  if (method !== 8) refuse('an entry is packed in an unknown way')
  let size = 0
  try {
    await pipeline(createReadStream(path, { start, end: start + packed - 1 }), createInflateRaw(), async (chunks) => {
      for await (const chunk of chunks as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size > most) throw problem.fileTooWide({ unpacked: size })
      }
    })
  } catch (error) {
    if (size > most) throw error
    refuse(String(error))
  }
  return size
}
