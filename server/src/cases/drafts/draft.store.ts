import { type ReadTx, type Sql, sql, type Tx } from '../../platform/db/db.ts'

/** A saved form: changed at will, on any device, and no part of the chain. */
export interface Draft {
  readonly id: string
  readonly owner: string
  readonly version: number
  readonly content: unknown
  readonly changedAt: Date
  /** Of its code (取件码): when it was made, and how often another was tried. */
  readonly codeMadeAt: Date | null
  readonly codeTries: number
  /** Who has it open at which counter. */
  readonly clerk: string | null
  readonly clerkPlace: string | null
  readonly pickedUpAt: Date | null
}

type DraftRow = Omit<Draft, 'content'> & { readonly content: string }

const columns = sql`draft_id as id, owner, version, content, changed_at as "changedAt", code_made_at as "codeMadeAt",
  code_tries as "codeTries", clerk, clerk_place as "clerkPlace", picked_up_at as "pickedUpAt"`

const toDraft = ({ content, ...row }: DraftRow): Draft => ({ ...row, content: JSON.parse(content) })

async function draftsWhere(tx: ReadTx, condition: Sql): Promise<Draft[]> {
  return (await tx.query<DraftRow>(sql`select ${columns} from cases.draft where ${condition}`)).map(toDraft)
}

export async function readDraft(tx: ReadTx, id: string): Promise<Draft | undefined> {
  return (await draftsWhere(tx, sql`draft_id = ${id}`))[0]
}

/** Locked, so that the last of the tries at a code is the last however many come at once. */
export async function lockDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  return (await draftsWhere(tx, sql`draft_id = ${id} for update`))[0]
}

export function listDrafts(tx: ReadTx, owner: string): Promise<Draft[]> {
  return draftsWhere(tx, sql`owner = ${owner} order by draft_id desc limit 100`)
}

/** A person's drafts that had a code made later than then, locked. */
export function lockCoded(tx: Tx, owner: string, after: Date): Promise<Draft[]> {
  return draftsWhere(tx, sql`owner = ${owner} and code_made_at > ${after} order by draft_id for update`)
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

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.query(sql`delete from cases.draft where draft_id = ${id}`)
}

/** A new code, or none any more; whoever had the draft open by the old one has it no longer. */
export async function setCode(tx: Tx, id: string, madeAt: Date | null): Promise<void> {
  await tx.query(sql`
    update cases.draft set code_made_at = ${madeAt}, code_tries = 0, clerk = null, clerk_place = null, picked_up_at = null
    where draft_id = ${id}`)
}

export async function countTries(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(sql`update cases.draft set code_tries = code_tries + 1 where draft_id = any(cast(${[...ids]} as uuid[]))`)
}

export interface PickUp {
  readonly id: string
  readonly clerk: string
  readonly place: string
  readonly at: Date
}

export async function setPickedUp(tx: Tx, { id, clerk, place, at }: PickUp): Promise<void> {
  await tx.query(sql`
    update cases.draft set code_tries = 0, clerk = ${clerk}, clerk_place = ${place}, picked_up_at = ${at} where draft_id = ${id}`)
}
