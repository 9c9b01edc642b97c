import { createHash } from 'node:crypto'
import { canonicalText } from '@tongban/protocol/canonical'
import { type ListFrame, listFile } from '../domain/list-file.ts'
import { problem } from '../problems.ts'
import type { SourceRow } from './row-spool.ts'

/** A list whose rows are read one by one, as often as needed. */
export interface ListSource extends ListFrame {
  /** True where rows have the numbers of a sheet and not those of their order. */
  readonly numbered: boolean
  rows(): AsyncIterable<SourceRow>
}

/** A document in memory as a list. Refuses `catalogue/notAList`. */
export function listInMemory(document: unknown): ListSource {
  const read = listFile(document)
  if (!read.ok) throw problem.notAList({}, { field: `/body${read.at}` })
  const { frame, rows } = read
  return {
    ...frame,
    numbered: false,
    async *rows() {
      for (const [at, value] of rows.entries()) yield { row: at + 1, value }
    },
  }
}

/**
 * SHA-256 of the canonical JSON (RFC 8785) of the whole list, hex: of a JSON document as it is, of a sheet or CSV as a document whose rows
 * are pairs of row number and row. The same rows elsewhere in the sheet are another file, for their numbers are reported.
 */
export async function hashOfList({ head, kind, numbered, rows }: ListSource): Promise<string> {
  const hash = createHash('sha256')
  const names = [...Object.keys(head), kind].sort()
  let open = '{'
  for (const name of names) {
    hash.update(`${open}${canonicalText(name)}:`)
    open = ','
    if (name !== kind) hash.update(canonicalText(head[name]))
    else for await (const piece of canonicalRows(rows(), numbered)) hash.update(piece)
  }
  return hash.update('}').digest('hex')
}

async function* canonicalRows(rows: AsyncIterable<SourceRow>, numbered: boolean): AsyncIterable<string> {
  let before = '['
  for await (const { row, value } of rows) {
    yield before + canonicalText(numbered ? [row, value] : value)
    before = ','
  }
  yield before === '[' ? '[]' : ']'
}
