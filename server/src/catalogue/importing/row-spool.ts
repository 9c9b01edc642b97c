import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { problem as platformProblem } from '../../platform/problems.ts'
import { problem } from '../problems.ts'
import { textOf } from './text-of-file.ts'

/** A row of a list, under the number that the author of its file sees. */
export interface SourceRow {
  readonly row: number
  readonly value: unknown
}

/** Rows on the disk: written once, then read as often as needed. */
export interface RowSpool {
  write(row: number, value: unknown): Promise<void>
  /** To be called after the last row. */
  close(): Promise<void>
  rows(): AsyncIterable<SourceRow>
}

const FLUSH_AT = 256 * 1024
const MOST_ROWS = 1_000_000
/** An escape of what PostgreSQL keeps in no text: U+0000, and half of a surrogate pair, the only surrogates that are written escaped. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

export async function openRowSpool(path: string): Promise<RowSpool> {
  const handle = await open(path, 'wx', 0o600)
  let count = 0
  let waiting = ''
  const flush = async () => {
    await handle.writeFile(waiting)
    waiting = ''
  }
  return {
    async write(row, value) {
      const line = JSON.stringify([row, value])
      if (unstorable.test(line)) throw platformProblem.badText({ row })
      if (++count > MOST_ROWS) throw problem.fileTooWide({ rows: count })
      waiting += `${line}\n`
      if (waiting.length > FLUSH_AT) await flush()
    },
    async close() {
      await flush()
      await handle.close()
    },
    rows: () => readRows(path),
  }
}

async function* readRows(path: string): AsyncIterable<SourceRow> {
  let rest = ''
  for await (const text of textOf(createReadStream(path), 'utf-8')) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [row, value]: [number, unknown] = JSON.parse(line)
      yield { row, value }
    }
  }
}
