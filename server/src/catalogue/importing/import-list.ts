import { createHash } from 'node:crypto'
import { canonicalBytes } from '@tongban/protocol/canonical'
import { bigrams, searchText } from '../domain/item-name.ts'
import { type JudgedList, type JudgedRow, judgeList } from '../domain/judged-list.ts'
import { type ListFile, listFile } from '../domain/list-file.ts'
import { listedImplementations } from '../domain/listed-implementation.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { authorityId, implementationId, itemId } from '../stable-id.ts'
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

/** What an import did. `changed` is false when this very file stood already. */
export interface Imported {
  readonly list: ListRecord
  readonly changed: boolean
}

/**
 * Imports a list of items or of guides: every row is stored as published, with its report; nothing is dropped and nothing repaired.
 * The same file again changes nothing; another file of the same list takes the place of the earlier one, items stay known.
 * Refuses only what is no list at all: `catalogue/notAList`.
 */
export async function importList(env: CatalogueEnv, actor: string, document: unknown): Promise<Imported> {
  const frame = listFile(document)
  if (!frame.ok) throw problem.notAList({}, { field: `/body${frame.at}` })
  const judged = judgeList(frame.file)
  const record = recordOf(env, actor, { file: frame.file, judged, document })
  return env.db.write(actor, async (tx) => {
    const standing = await lockList(tx, record)
    if (standing?.hash === record.hash) return { list: standing, changed: false }
    await clearList(tx, record.list)
    await saveItems(tx, itemsOf(judged), record.importedAt)
    await saveRows(tx, record.list, judged.rows.map(rowOf))
    if (frame.file.kind === 'items') await saveImplementations(tx, record.list, implementationsOf(frame.file, judged))
    else await saveStandards(tx, record.list, standardsOf(judged))
    await saveList(tx, record)
    tx.audit({ actor, action: 'catalogue.import', subject: record.list, facts: { hash: record.hash, rows: judged.rows.length } })
    return { list: record, changed: true }
  })
}

function recordOf(
  env: CatalogueEnv,
  importedBy: string,
  { file, judged, document }: { file: ListFile; judged: JudgedList; document: unknown },
): ListRecord {
  const { list, kind, head } = file
  const hash = createHash('sha256').update(canonicalBytes(document)).digest('hex')
  return { list, kind, hash, head, totals: judged.totals, repairs: judged.repairs, importedAt: env.clock.now(), importedBy }
}

function itemsOf({ rows }: JudgedList): ItemRecord[] {
  const items = new Map<string, ItemRecord>()
  for (const { report } of rows) {
    if (report.name === null || !report.accepted) continue
    const id = itemId(report.name)
    if (!items.has(id))
      items.set(id, { id, name: report.name, searchText: searchText(report.name), bigrams: bigrams(report.name) })
  }
  return [...items.values()]
}

function rowOf({ report, evidence, data }: JudgedRow): RowRecord {
  const { row, name, accepted, implementer, shape, marks } = report
  return { row, item: accepted && name !== null ? itemId(name) : null, name, accepted, evidence, implementer, shape, marks, data }
}

function implementationsOf({ list, rows }: ListFile, { rows: judged }: JudgedList): ImplementationRecord[] {
  return [...listedImplementations(rows)].flatMap(([row, listed]) => {
    if (!judged[row - 1]?.report.accepted) return []
    const { region, division, key, authority, name, itemCode, implementerCode, implementerClass } = listed
    return [
      {
        region,
        division,
        row,
        name,
        itemCode,
        implementerCode,
        implementerClass,
        id: implementationId(list, key),
        item: itemId(name),
        authority: authorityId(division, authority),
        authorityName: authority,
      },
    ]
  })
}

function standardsOf({ rows }: JudgedList): { standards: StandardRecord[]; sides: SideRecord[] } {
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
