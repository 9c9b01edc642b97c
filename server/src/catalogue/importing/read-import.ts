import Type from 'typebox'
import { cutPage, decodeCursor } from '../../platform/http/paging.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { findList, type ListRecord } from './import.store.ts'
import { type ReportedRow, type RowChoice, rowsAfter } from './row.store.ts'

export async function readImport(env: CatalogueEnv, actor: string, list: string): Promise<ListRecord> {
  const record = await env.db.read(actor, (tx) => findList(tx, list))
  if (!record || record.hash === '') throw problem.listUnknown({ list }, { field: '/path/list' })
  return record
}

export interface RowsWanted {
  readonly list: string
  readonly rows: RowChoice
  readonly limit: number
  readonly cursor?: string | undefined
}

/** The rows of a list in their order, each as published and with its marks. */
export async function readRows(
  env: CatalogueEnv,
  actor: string,
  { list, rows: choice, limit, cursor }: RowsWanted,
): Promise<{ entries: ReportedRow[]; next?: string }> {
  await readImport(env, actor, list)
  const after = cursor === undefined ? 0 : decodeCursor(Type.Integer({ minimum: 0 }), cursor)
  const rows = await env.db.read(actor, (tx) => rowsAfter(tx, { list, after, rows: choice, limit }))
  return cutPage(rows, limit, ({ row }) => row)
}
