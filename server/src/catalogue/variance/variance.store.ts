import type { Direction } from '@tongban/protocol/event/catalogue'
import { isVarianceDocument, type Variance, type VarianceDocument } from '@tongban/protocol/standard/variance'
import type { Element } from '@tongban/protocol/version/version'
import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'

/** A declared difference as it is kept, with what is shown and not computed with. */
export interface StoredVariance extends Variance {
  readonly declaredBy: string
  readonly declaredAt: string
  readonly document: VarianceDocument
  /** Their words, in the order of `answers`. */
  readonly words: readonly string[]
}

export type NewVariance = Omit<Variance, 'answers' | 'endedFrom'> & Pick<StoredVariance, 'declaredBy' | 'declaredAt' | 'document'>

export async function insertVariance(tx: Tx, variance: NewVariance): Promise<void> {
  const { id, item, place, element, direction, from, until, consentOf, declaredBy, declaredAt, document } = variance
  await tx.query(sql`
    insert into catalogue.variance (
      id, item, place, element, direction, from_day, until_day, consent_of, declared_by, document, declared_at)
    values (${id}, ${item}, ${place}, ${element}, ${direction}, ${from}, ${until}, cast(${[...consentOf]} as text[]),
      ${declaredBy}, ${jsonb(document)}, ${declaredAt})
    on conflict (id) do nothing`)
}

export interface NewAnswer {
  readonly id: string
  readonly party: string
  readonly answer: 'consent' | 'refuse'
  readonly words: string
  readonly at: string
}

export async function insertAnswer(tx: Tx, variance: string, { id, party, answer, words, at }: NewAnswer): Promise<void> {
  await tx.query(sql`
    insert into catalogue.variance_answer (variance, id, party, answer, words, answered_at)
    values (${variance}, ${id}, ${party}, ${answer}, ${words}, ${at}) on conflict (variance, id) do nothing`)
}

export async function markEnded(tx: Tx, variance: string, from: string): Promise<void> {
  await tx.query(sql`
    update catalogue.variance set ended_from = least(coalesce(ended_from, ${from}), ${from}) where id = ${variance}`)
}

interface VarianceRow {
  readonly id: string
  readonly item: string
  readonly place: string
  readonly element: Element
  readonly direction: Direction
  readonly from_day: string
  readonly until_day: string
  readonly consent_of: string[]
  readonly declared_by: string
  readonly document: unknown
  readonly declared_at: Date
  readonly ended_from: string | null
  readonly answers: readonly {
    readonly party: string
    readonly answer: 'consent' | 'refuse'
    readonly words: string
    readonly at: string
  }[]
}

const columns = sql`
  v.id, v.item, v.place, v.element, v.direction, v.from_day, v.until_day, v.consent_of, v.declared_by, v.document, v.declared_at,
  v.ended_from,
  coalesce((
    select json_agg(json_build_object('party', a.party, 'answer', a.answer, 'words', a.words, 'at', a.answered_at)
      order by a.answered_at, a.id)
    from catalogue.variance_answer a where a.variance = v.id), '[]') as answers`

function toVariance(row: VarianceRow): StoredVariance {
  const { id, item, place, element, direction, document } = row
  if (!isVarianceDocument(document)) bug(`variance ${id} was stored without the shape of one`)
  return {
    ...{ id, item, place, element, direction, document },
    ...{ from: row.from_day, until: row.until_day, consentOf: row.consent_of, endedFrom: row.ended_from },
    ...{ declaredBy: row.declared_by, declaredAt: row.declared_at.toISOString() },
    answers: row.answers.map(({ party, answer, at }) => ({ party, answer, at: new Date(at).toISOString() })),
    words: row.answers.map(({ words }) => words),
  }
}

export async function findVariance(tx: ReadTx, id: string): Promise<StoredVariance | undefined> {
  const [row] = await tx.query<VarianceRow>(sql`select ${columns} from catalogue.variance v where v.id = ${id}`)
  return row && toVariance(row)
}

/** Locks the variance, so that two who act on it come one after the other. */
export async function lockVariance(tx: Tx, id: string): Promise<StoredVariance | undefined> {
  await tx.query(sql`select from catalogue.variance where id = ${id} for update`)
  return findVariance(tx, id)
}

/** All that were ever declared of an item at a place. */
export async function variancesOf(
  tx: ReadTx,
  { item, place }: { readonly item: string; readonly place: string },
): Promise<StoredVariance[]> {
  const rows = await tx.query<VarianceRow>(sql`
    select ${columns} from catalogue.variance v where v.item = ${item} and v.place = ${place} order by v.id`)
  return rows.map(toVariance)
}

export interface VariancesWanted {
  readonly item: string | null
  readonly place: string | null
  readonly after: string | null
  readonly limit: number
}

/** The register, the latest first; one more than asked for. */
export async function variancePage(tx: ReadTx, { item, place, after, limit }: VariancesWanted): Promise<StoredVariance[]> {
  const rows = await tx.query<VarianceRow>(sql`
    select ${columns} from catalogue.variance v
    where (cast(${after} as uuid) is null or v.id < cast(${after} as uuid))
      and (cast(${item} as text) is null or v.item = ${item}) and (cast(${place} as text) is null or v.place = ${place})
    order by v.id desc limit ${limit + 1}`)
  return rows.map(toVariance)
}

/** Notes that the owner was told; false when this was told before. */
export async function insertAlert(
  tx: Tx,
  { variance, kind, at }: { readonly variance: string; readonly kind: 'expiring' | 'expired'; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into catalogue.variance_alert (variance, kind, raised_at) values (${variance}, ${kind}, ${at})
    on conflict (variance, kind) do nothing returning 1`)
  return rows.length > 0
}
