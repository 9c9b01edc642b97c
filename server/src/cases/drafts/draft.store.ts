import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** A saved form: changed at will, on any device, and no part of the chain. */
export interface Draft {
  readonly id: string
  readonly version: number
  readonly content: unknown
  readonly changedAt: Date
}

interface DraftRow {
  draft_id: string
  version: number
  content: string
  changed_at: Date
}

const toDraft = ({ draft_id, version, content, changed_at }: DraftRow): Draft => ({
  id: draft_id,
  version,
  content: JSON.parse(content),
  changedAt: changed_at,
})

export async function readDraft(tx: ReadTx, { id, owner }: { id: string; owner: string }): Promise<Draft | undefined> {
  const [row] = await tx.query<DraftRow>(sql`
    select draft_id, version, content, changed_at from cases.draft where draft_id = ${id} and owner = ${owner}`)
  return row && toDraft(row)
}

export async function listDrafts(tx: ReadTx, owner: string): Promise<Draft[]> {
  const rows = await tx.query<DraftRow>(sql`
    select draft_id, version, content, changed_at from cases.draft where owner = ${owner} order by draft_id desc limit 100`)
  return rows.map(toDraft)
}

export interface DraftChange {
  readonly id: string
  readonly owner: string
  readonly content: unknown
  readonly at: Date
}

export async function insertDraft(tx: Tx, { id, owner, content, at }: DraftChange): Promise<void> {
  await tx.query(sql`
    insert into cases.draft (draft_id, owner, version, content, changed_at) values (${id}, ${owner}, 1, ${JSON.stringify(content)}, ${at})`)
}

/** Changes the draft that was seen; false where another hand was faster. */
export async function changeDraft(tx: Tx, { id, owner, content, at }: DraftChange, seenVersion: number): Promise<boolean> {
  const rows = await tx.query(sql`
    update cases.draft set content = ${JSON.stringify(content)}, version = version + 1, changed_at = ${at}
    where draft_id = ${id} and owner = ${owner} and version = ${seenVersion} returning 1`)
  return rows.length > 0
}

export async function deleteDraft(tx: Tx, { id, owner }: { id: string; owner: string }): Promise<boolean> {
  const rows = await tx.query(sql`delete from cases.draft where draft_id = ${id} and owner = ${owner} returning 1`)
  return rows.length > 0
}
