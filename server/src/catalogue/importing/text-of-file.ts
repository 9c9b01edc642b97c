import { createReadStream } from 'node:fs'
import { problem } from '../problems.ts'

/** The text of a stream of bytes, piece by piece, without a byte order mark. Throws a TypeError where they are not such text. */
export async function* textOf(source: AsyncIterable<Uint8Array>, encoding: 'utf-8' | 'gb18030'): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of source) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/**
 * How the text of a file is encoded: UTF-8 where all of it is, else GB 18030, in which spreadsheets on Chinese Windows save a CSV.
 * Refuses `catalogue/notText` where it is neither.
 */
export async function encodingOf(path: string): Promise<'utf-8' | 'gb18030'> {
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await reads(path, encoding)) return encoding
  throw problem.notText()
}

async function reads(path: string, encoding: 'utf-8' | 'gb18030'): Promise<boolean> {
  try {
    for await (const _ of textOf(createReadStream(path), encoding));
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
