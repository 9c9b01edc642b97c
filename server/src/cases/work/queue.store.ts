import { type ReadTx, type Sql, sql } from '../../platform/db/db.ts'

/** What a place has to do with a case: it is here, on its way here, elsewhere after it was taken in here, or to be handed out here. */
export const waitings = ['here', 'arriving', 'elsewhere', 'toHandOut'] as const
export type Waiting = (typeof waitings)[number]

/** One row of a place's queue, without anything personal. */
export interface Queued {
  readonly id: string
  readonly item: string
  readonly version: string
  readonly mode: string
  readonly state: string
  readonly holder: string
  readonly taker: string | null
  readonly receivingPlace: string
  readonly decidingPlace: string
  readonly queryNumber: string | null
  /** The next day by which something has to be done; null where no clock runs. */
  readonly due: string | null
  readonly claimedBy: string | null
  readonly changedAt: Date
}

export interface QueueFilter {
  readonly place: string
  readonly waiting: Waiting
  readonly after?: { readonly due: string | null; readonly id: string }
  readonly limit: number
}

const due = sql`coalesce(f.notice_due, f.decision_due, f.supplement_until)`
/** Sorts behind every day. */
const NEVER = '9999-12-31'

const conditions: Readonly<Record<Waiting, (place: string) => Sql>> = {
  here: (place) => sql`f.holder = ${place} and f.taker is null and f.state not in ('closed', 'delivered')`,
  arriving: (place) => sql`f.taker = ${place}`,
  elsewhere: (place) =>
    sql`f.receiving_place = ${place} and (f.holder <> ${place} or f.taker is not null) and f.state <> 'closed'`,
  toHandOut: (place) =>
    sql`f.receiving_place = ${place} and f.holder = ${place} and f.taker is null and f.state in ('issued', 'refused', 'declined')`,
}

/** A place's queue, what is due first in front. */
export async function queueOf(tx: ReadTx, { place, waiting, after, limit }: QueueFilter): Promise<Queued[]> {
  const beyond = after
    ? sql`and (coalesce(${due}, ${NEVER}), f.case_id) > (cast(${after.due ?? NEVER} as date), cast(${after.id} as uuid))`
    : sql``
  return tx.query(sql`
    select f.case_id as id, f.item, f.version, f.mode, f.state, f.holder, f.taker, f.receiving_place as "receivingPlace",
      f.deciding_place as "decidingPlace", f.query_number as "queryNumber", ${due} as due, c.staff as "claimedBy",
      f.changed_at as "changedAt"
    from cases.case_file f left join cases.claim c on c.case_id = f.case_id
    where ${conditions[waiting](place)} ${beyond}
    order by coalesce(${due}, ${NEVER}), f.case_id limit ${limit}`)
}
