import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** The text for the next version of an item at a place. `revision` goes up with each text that is kept. */
export interface Draft {
  readonly item: string
  readonly place: string
  readonly revision: number
  readonly standard: string | null
  readonly document: unknown
  readonly savedBy: string
  readonly savedAt: Date
}

const columns = sql`item, place, revision, standard, document, saved_by as "savedBy", saved_at as "savedAt"`

/** Opens the draft of a claimed item; false when the place has one already. */
export async function insertDraft(
  tx: Tx,
  { item, place, revision, standard, document, savedBy, savedAt }: Draft,
): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into catalogue.draft (item, place, revision, standard, document, saved_by, saved_at)
    values (${item}, ${place}, ${revision}, ${standard}, ${jsonb(document)}, ${savedBy}, ${savedAt})
    on conflict (item, place) do nothing returning 1`)
  return rows.length > 0
}

export interface DraftOf {
  readonly item: string
  readonly place: string
}

export async function findDraft(tx: ReadTx, { item, place }: DraftOf): Promise<Draft | undefined> {
  const [row] = await tx.query<Draft>(sql`select ${columns} from catalogue.draft where item = ${item} and place = ${place}`)
  return row
}

/** Locks the draft, so that two who save it come one after the other. */
export async function lockDraft(tx: Tx, { item, place }: DraftOf): Promise<Draft | undefined> {
  const [row] = await tx.query<Draft>(sql`
    select ${columns} from catalogue.draft where item = ${item} and place = ${place} for update`)
  return row
}

export async function changeDraft(tx: Tx, { item, place, revision, document, savedBy, savedAt }: Draft): Promise<void> {
  await tx.query(sql`
    update catalogue.draft set revision = ${revision}, document = ${jsonb(document)}, saved_by = ${savedBy}, saved_at = ${savedAt}
    where item = ${item} and place = ${place}`)
}

/** A text that somebody wrote: `kept` when it became the draft, else the draft had changed since its writer saw it. */
export interface DraftText {
  readonly id: string
  readonly revision: number
  readonly kept: boolean
  readonly document: unknown
  readonly savedBy: string
  readonly savedAt: Date
}

export async function insertText(tx: Tx, { item, place }: DraftOf, text: DraftText): Promise<void> {
  const { id, revision, kept, document, savedBy, savedAt } = text
  await tx.query(sql`
    insert into catalogue.draft_text (item, place, id, revision, kept, document, saved_by, saved_at)
    values (${item}, ${place}, ${id}, ${revision}, ${kept}, ${jsonb(document)}, ${savedBy}, ${savedAt})`)
}

/** Every text of a draft, the latest first. */
export async function textsOf(tx: ReadTx, { item, place }: DraftOf, limit: number): Promise<DraftText[]> {
  return tx.query<DraftText>(sql`
    select id, revision, kept, document, saved_by as "savedBy", saved_at as "savedAt" from catalogue.draft_text
    where item = ${item} and place = ${place} order by id desc limit ${limit}`)
}
