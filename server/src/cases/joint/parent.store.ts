import type { ParentStanding } from '@tongban/protocol/case/parent'
import type { ChainHeader } from '@tongban/protocol/event/header'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import type { ParentFile } from '../domain/case-file.ts'

interface ParentRow {
  case_id: string
  item: string
  standing: string
  head: string
  said: number
  applicant: string | null
  last_header: string
}

/** Locks the parent where `tx` may write; reads it in a snapshot else. */
export async function lockParent(tx: Tx, parentId: string): Promise<ParentFile | undefined> {
  await tx.query(sql`select 1 from cases.parent_file where case_id = ${parentId} for update`)
  return readParent(tx, parentId)
}

export async function readParent(tx: ReadTx, parentId: string): Promise<ParentFile | undefined> {
  const [row] = await tx.query<ParentRow>(sql`
    select p.case_id, p.item, p.standing, p.head, p.said, p.applicant,
      (select e.header from cases.event e where e.case_id = p.case_id order by e.seq desc limit 1) as last_header
    from cases.parent_file p where p.case_id = ${parentId}`)
  if (!row) return undefined
  const standing: ParentStanding = JSON.parse(row.standing)
  const lastHeader: ChainHeader = JSON.parse(row.last_header)
  return { caseId: row.case_id, item: row.item, standing, head: row.head, lastHeader, said: row.said, applicant: row.applicant }
}

export async function saveParent(tx: Tx, parent: ParentFile, at: Date): Promise<void> {
  const { caseId, item, standing, head, said, applicant } = parent
  await tx.query(sql`
    insert into cases.parent_file (case_id, item, standing, head, said, applicant, place, closed, changed_at)
    values (${caseId}, ${item}, ${JSON.stringify(standing)}, ${head}, ${said}, ${applicant}, ${standing.place}, ${standing.closed}, ${at})
    on conflict (case_id) do update set standing = excluded.standing, head = excluded.head, said = excluded.said,
      closed = excluded.closed, changed_at = excluded.changed_at`)
}
