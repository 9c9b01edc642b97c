import { type ReadTx, type Sql, sql } from '../../platform/db/db.ts'
import { nameInForm } from './applicant-names.store.ts'

/** One row of a list: enough to choose by, nothing personal. */
export interface Listed {
  readonly id: string
  readonly item: string
  /** Hash of the version that it was born under. */
  readonly version: string
  readonly mode: string
  readonly state: string
  readonly holder: string
  readonly taker: string | null
  readonly receivingPlace: string
  readonly decidingPlace: string
  readonly noticeDue: string | null
  readonly decisionDue: string | null
  readonly queryNumber: string | null
  readonly parent: string | null
  readonly changedAt: Date
}

export interface ListFilter {
  /** Places whose staff ask; or undefined for a person's own list. */
  readonly places?: readonly string[]
  readonly person?: string
  readonly state?: string
  /** The beginning of a query number or official number, a case's id, or the end of it; only capitals, digits and hyphens. */
  readonly number?: string
  /** Only cases of these items. */
  readonly items?: readonly string[]
  /** The beginning of the name in the form: of cases whose form the asking places have a right to. */
  readonly applicant?: string
  /** The id after which the page starts: UUIDv7, so the order is that of birth. */
  readonly after?: string
  readonly limit: number
}

const columns = sql`f.case_id as id, item, version, mode, state, holder, taker, receiving_place as "receivingPlace", deciding_place as "decidingPlace",
  notice_due as "noticeDue", decision_due as "decisionDue", query_number as "queryNumber", parent, changed_at as "changedAt"`

function conditionsOf({ state, number, items, applicant, after }: Omit<ListFilter, 'places' | 'person' | 'limit'>): Sql {
  const further: Sql[] = [
    ...(state === undefined ? [] : [sql`and state = ${state}`]),
    ...(number === undefined ? [] : [sql`and ${numbered(number)}`]),
    ...(items === undefined ? [] : [sql`and item = any(${[...items]})`]),
    ...(applicant === undefined ? [] : [sql`and starts_with(${nameInForm}, ${applicant})`]),
    ...(after === undefined ? [] : [sql`and f.case_id < ${after}`]),
  ]
  return further.length > 0 ? sql.join(further, sql` `) : sql``
}

/** The official number stands in the standing alone; a list shows the end of an id where a case has no query number at this node. */
const numbered = (number: string): Sql => sql`(starts_with(query_number, ${number})
  or strpos(standing, ${`"officialNumber":"${number}`}) > 0
  or right(cast(f.case_id as text), cast(${number.length} as integer)) = ${number.toLowerCase()})`

/** Newest first. A place sees what it receives, decides, holds, is to take or owes an answer on: the union that `hasDutyOn` asks for. */
export async function listCases(tx: ReadTx, { places, person, limit, ...filter }: ListFilter): Promise<Listed[]> {
  const rest = conditionsOf(filter)
  if (person !== undefined) {
    return tx.query(
      sql`select ${columns} from cases.case_file f where applicant = ${person} ${rest} order by f.case_id desc limit ${limit}`,
    )
  }
  const mine = places ?? []
  const conditions = [
    ...[sql`holder`, sql`taker`, sql`receiving_place`, sql`deciding_place`].map((column) => sql`${column} = any(${mine})`),
    // Who owes an answer alone has no right to the form, and so finds nobody by name.
    ...(filter.applicant === undefined ? [sql`asked <> '{}' and asked && ${mine}::text[]`] : []),
  ]
  const branches = conditions.map(
    (condition) =>
      sql`(select ${columns} from cases.case_file f where ${condition} ${rest} order by f.case_id desc limit ${limit})`,
  )
  return tx.query(sql`select * from (${sql.join(branches, sql` union `)}) as seen order by id desc limit ${limit}`)
}
