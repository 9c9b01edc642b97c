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
  const written = canonicalRows(rows(), numbered)
  for await (const piece of canonicalMembers(head, { name: kind, written })) hash.update(piece)
  return hash.digest('hex')
}

async function* canonicalMembers(
  head: ListFrame['head'],
  list: { readonly name: string; readonly written: AsyncIterable<string> },
): AsyncIterable<string> {
  let before = '{'
  for (const name of [...Object.keys(head), list.name].sort()) {
    yield `${before}${canonicalText(name)}:`
    before = ','
    if (name === list.name) yield* list.written
    else yield canonicalText(head[name])
  }
  yield '}'
}

async function* canonicalRows(rows: AsyncIterable<SourceRow>, numbered: boolean): AsyncIterable<string> {
  let before = '['
  for await (const { row, value } of rows) {
    yield before + canonicalText(numbered ? [row, value] : value)
    before = ','
  }
  yield before === '[' ? '[]' : ']'
}
