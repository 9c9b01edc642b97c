import type { RowReport } from '@tongban/protocol/rows/report-row'
import { type RowTotals, totalsOf } from '@tongban/protocol/rows/report-rows'
import type { Tx } from '../../platform/db/db.ts'
import { bigrams, searchText } from '../domain/item-name.ts'
import { createJudge, type Judge, type JudgedRow } from '../domain/judged-list.ts'
import { createImplementations, type ListedImplementation } from '../domain/listed-implementation.ts'
import { addTotals, noTotals } from '../domain/rows/survey.ts'
import type { CatalogueEnv } from '../env.ts'
import { gatherLater } from '../finding/refresh-index.ts'
import { authorityId, implementationId, itemId } from '../stable-id.ts'
import { gatherList } from './gather-list.ts'
import {
  clearList,
  type ImplementationRecord,
  type ItemRecord,
  type ListRecord,
  lockList,
  type RowRecord,
  type SideRecord,
  type StandardRecord,
  saveImplementations,
  saveItems,
  saveList,
  saveRows,
  saveStandards,
} from './import.store.ts'
import type { IncomingFile } from './incoming-file.ts'
import { hashOfList, type ListSource, listInMemory } from './list-source.ts'

/** What an import did. `changed` is false when this very file stood already. */
export interface Imported {
  readonly list: ListRecord
  readonly changed: boolean
}

/** Imports a list that is in memory. Refuses what is no list at all: `catalogue/notAList`. */
export async function importList(env: CatalogueEnv, actor: string, document: unknown): Promise<Imported> {
  return importSource(env, actor, listInMemory(document))
}

/** Imports a file of any format and length, in the memory of a few hundred rows. Refuses what cannot be read as a list at all. */
export async function importFile(
  env: CatalogueEnv,
  actor: string,
  { file, list }: { readonly file: IncomingFile; readonly list?: string | undefined },
): Promise<Imported> {
  return importSource(env, actor, await gatherList(file, list))
}

/**
 * Every row is stored as published, with its report; nothing is dropped and nothing repaired, and no row keeps the others out. The same
 * file again changes nothing; another file of the same list takes the place of the earlier one, items stay known.
 */
async function importSource(env: CatalogueEnv, actor: string, source: ListSource): Promise<Imported> {
  const hash = await hashOfList(source)
  const judge = createJudge(source.kind)
  for await (const { row, value } of source.rows()) judge.see(row, value)
  const { list, kind, head } = source
  const begun = { list, kind, hash, head, repairs: judge.repairs(), importedAt: env.clock.now(), importedBy: actor }
  return env.db.write(actor, async (tx) => {
    const standing = await lockList(tx, { ...begun, totals: noTotals })
    if (standing?.hash === hash) return { list: standing, changed: false }
    await clearList(tx, list)
    const totals = await saveParts(tx, source, { judge, importedAt: begun.importedAt })
    const record = { ...begun, totals }
    await saveList(tx, record)
    await gatherLater(env, tx)
    tx.audit({ actor, action: 'catalogue.import', subject: list, facts: { hash, rows: totals.rows } })
    return { list: record, changed: true }
  })
}

/** Rows that are written with one statement a table. */
const PART = 500

async function saveParts(
  tx: Tx,
  source: ListSource,
  { judge, importedAt }: { readonly judge: Judge; readonly importedAt: Date },
): Promise<RowTotals> {
  const implementationOf = createImplementations()
  let totals = noTotals
  let part: JudgedRow[] = []
  const save = async () => {
    await saveItems(tx, itemsOf(part), importedAt)
    await saveRows(tx, source.list, part.map(rowOf))
    if (source.kind === 'guides') await saveStandards(tx, source.list, standardsOf(part))
    else await saveImplementations(tx, source.list, implementationsOf(source.list, part, implementationOf))
    totals = addTotals(totals, totalsOf(part.map(({ report }) => report)))
    part = []
  }
  for await (const { row, value } of source.rows()) {
    part.push(judge.judge(row, value))
    if (part.length === PART) await save()
  }
  if (part.length > 0) await save()
  return totals
}

function itemsOf(rows: readonly JudgedRow[]): ItemRecord[] {
  const items = new Map<string, ItemRecord>()
  for (const { report } of rows) {
    if (report.name === null || !report.accepted) continue
    const id = itemId(report.name)
    if (!items.has(id))
      items.set(id, { id, name: report.name, searchText: searchText(report.name), bigrams: bigrams(report.name) })
  }
  return [...items.values()]
}

const itemOf = ({ name, accepted }: RowReport): string | null => (accepted && name !== null ? itemId(name) : null)

function rowOf({ report, evidence, data }: JudgedRow): RowRecord {
  const { row, name, accepted, implementer, shape, marks } = report
  return { row, item: itemOf(report), name, accepted, evidence, implementer, shape, marks, data }
}

function implementationsOf(
  list: string,
  rows: readonly JudgedRow[],
  implementationOf: (value: unknown) => ListedImplementation | undefined,
): ImplementationRecord[] {
  return rows.flatMap(({ report, data }) => {
    const listed = implementationOf(data)
    if (!listed || !report.accepted) return []
    const { key, authority, ...rest } = listed
    return [
      {
        ...rest,
        row: report.row,
        id: implementationId(list, key),
        item: itemId(listed.name),
        authority: authorityId(listed.division, authority),
        authorityName: authority,
      },
    ]
  })
}

function standardsOf(rows: readonly JudgedRow[]): { standards: StandardRecord[]; sides: SideRecord[] } {
  const standards: StandardRecord[] = []
  const sides: SideRecord[] = []
  for (const { report, guide } of rows) {
    if (!guide) continue
    const item = itemId(guide.item)
    standards.push({ item, row: report.row, guide: guide.id, differences: guide.differences })
    sides.push(...guide.sides.map((side, at) => ({ item, guide: guide.id, side: at + 1, ...side })))
  }
  return { standards, sides }
}
