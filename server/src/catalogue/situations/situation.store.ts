import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** Situations as they were saved. `document` is their canonical JSON. */
export interface SituationRevision {
  readonly item: string
  readonly place: string
  readonly revision: number
  readonly hash: string
  readonly from: string
  readonly document: string
  readonly findings: readonly unknown[]
  readonly savedAt: Date
  readonly savedBy: string
  readonly publishedAt: Date | null
  readonly publishedBy: string | null
}

export interface OfPlace {
  readonly item: string
  readonly place: string
}

const columns = sql`
  item, place, revision, hash, from_day as "from", document, findings, saved_at as "savedAt", saved_by as "savedBy",
  published_at as "publishedAt", published_by as "publishedBy"`

export async function latestRevision(tx: ReadTx, { item, place }: OfPlace): Promise<SituationRevision | undefined> {
  const [row] = await tx.query<SituationRevision>(sql`
    select ${columns} from catalogue.situation_revision
    where item = ${item} and place = ${place} order by revision desc limit 1`)
  return row
}

/** False when this revision stands already: somebody else saved it first. */
export async function insertRevision(tx: Tx, row: Omit<SituationRevision, 'publishedAt' | 'publishedBy'>): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into catalogue.situation_revision (item, place, revision, hash, from_day, document, findings, saved_at, saved_by)
    values (${row.item}, ${row.place}, ${row.revision}, ${row.hash}, ${row.from}, ${row.document}, ${jsonb(row.findings)},
      ${row.savedAt}, ${row.savedBy})
    on conflict (item, place, revision) do nothing returning 1`)
  return rows.length > 0
}

/** False when it was published already. */
export async function markPublished(
  tx: Tx,
  { item, place, revision }: OfPlace & { readonly revision: number },
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<boolean> {
  const rows = await tx.query(sql`
    update catalogue.situation_revision set published_at = ${at}, published_by = ${by}
    where item = ${item} and place = ${place} and revision = ${revision} and published_at is null returning 1`)
  return rows.length > 0
}

/** Where several were published, the one that began last is asked; of those that began together, the later one. */
export async function situationsInForce(
  tx: ReadTx,
  { item, place, day }: OfPlace & { readonly day: string },
): Promise<SituationRevision | undefined> {
  const [row] = await tx.query<SituationRevision>(sql`
    select ${columns} from catalogue.situation_revision
    where item = ${item} and place = ${place} and published_at is not null and from_day <= ${day}
    order by from_day desc, revision desc limit 1`)
  return row
}

/** Whether people were asked anything here before that day. */
export async function askedBefore(tx: ReadTx, { item, place, day }: OfPlace & { readonly day: string }): Promise<boolean> {
  const rows = await tx.query(sql`
    select from catalogue.situation_revision
    where item = ${item} and place = ${place} and published_at is not null and from_day < ${day} limit 1`)
  return rows.length > 0
}
