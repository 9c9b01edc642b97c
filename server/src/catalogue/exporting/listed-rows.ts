import type { ReadTx } from '../../platform/db/db.ts'
import { listColumns } from '../domain/rows/list-columns.ts'
import type { ListRecord } from '../importing/import.store.ts'
import { hasPlainRows, keysOfRows, type ReportedRow, type RowChoice, rowsAfter } from '../importing/row.store.ts'

/** A list as it stands in one snapshot of the store. */
export interface ListedRows {
  readonly record: ListRecord
  /** Members that its rows have: known columns first, in the order of the template. */
  readonly keys: readonly string[]
  /** Whether some rows are no records and so have no members. */
  readonly plain: boolean
  rows(choice: RowChoice): AsyncIterable<ReportedRow>
}

const PAGE = 1000

function rank(key: string): number {
  const at = listColumns.findIndex((column) => column.key === key)
  return at === -1 ? listColumns.length : at
}

/** To be read inside the transaction that it was opened in. */
export async function listedRows(tx: ReadTx, record: ListRecord): Promise<ListedRows> {
  const { list } = record
  return {
    record,
    keys: [...(await keysOfRows(tx, list))].sort((a, b) => rank(a) - rank(b)),
    plain: await hasPlainRows(tx, list),
    async *rows(choice) {
      for (let after = 0; ; ) {
        const page = await rowsAfter(tx, { list, after, rows: choice, limit: PAGE })
        yield* page.slice(0, PAGE)
        if (page.length <= PAGE) return
        after = page[PAGE - 1]?.row ?? after
      }
    },
  }
}
