import type { Standing } from '@tongban/protocol/case/standing'
import { limitsOf } from '@tongban/protocol/case/standing'
import { noticeDue } from '@tongban/protocol/case/time'
import { clockOf } from '@tongban/protocol/clock/explain'
import type { ChainHeader } from '@tongban/protocol/event/header'
import { type ReadTx, type Sql, sql, type Tx } from '../platform/db/db.ts'
import type { CaseFile } from './domain/case-file.ts'

interface CaseRow {
  case_id: string
  head: string
  standing: string
  said: number
  applicant: string | null
  query_number: string | null
  last_header: string
}

const caseColumns = sql`f.case_id, f.head, f.standing, f.said, f.applicant, f.query_number,
  (select e.header from cases.event e where e.case_id = f.case_id and e.seq = f.seq) as last_header`

function toFile(row: CaseRow): CaseFile {
  const standing: Standing = JSON.parse(row.standing)
  const lastHeader: ChainHeader = JSON.parse(row.last_header)
  return {
    caseId: row.case_id,
    standing,
    head: row.head,
    lastHeader,
    said: row.said,
    applicant: row.applicant,
    queryNumber: row.query_number,
  }
}

/** Asks for `Tx`: a lock outside a transaction would lock nothing. */
export async function lockCase(tx: Tx, caseId: string): Promise<CaseFile | undefined> {
  return (await lockCases(tx, [caseId])).get(caseId)
}

/** Those of the cases that are here, locked in ascending order, so that no two who lock several wait for each other. */
export async function lockCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, CaseFile>> {
  const ids = sql`cast(${[...caseIds]} as uuid[])`
  await tx.query(sql`select 1 from cases.case_file where case_id = any(${ids}) order by case_id for update`)
  const rows = await tx.query<CaseRow>(sql`select ${caseColumns} from cases.case_file f where f.case_id = any(${ids})`)
  return new Map(rows.map((row) => [row.case_id, toFile(row)]))
}

export async function readCase(tx: ReadTx, caseId: string): Promise<CaseFile | undefined> {
  const [row] = await tx.query<CaseRow>(sql`select ${caseColumns} from cases.case_file f where f.case_id = ${caseId}`)
  return row && toFile(row)
}

export async function casesOfParent(tx: ReadTx, parent: string): Promise<CaseFile[]> {
  const rows = await tx.query<CaseRow>(
    sql`select ${caseColumns} from cases.case_file f where f.parent = ${parent} order by f.case_id`,
  )
  return rows.map(toFile)
}

/** What the lists and the expiry jobs look for; computed from the standing, never written by anyone else. */
export interface Projection {
  readonly caseId: string
  readonly standing: Standing
  readonly head: string
  readonly said: number
}

/** The dates a case is watched for: the notice day, the decision day, the day of an awaited supplement. */
export function duesOf(standing: Standing): { notice: string | null; decision: string | null; supplement: string | null } {
  const last = standing.clockEvents.at(-1)?.day
  const clocks = last ? clockOf(limitsOf(standing.born), standing.clockEvents, last) : undefined
  const decision =
    clocks && !('refused' in clocks) && clocks.decision?.state !== 'met' && clocks.decision?.state !== 'ended'
      ? clocks.decision?.due
      : null
  const supplement = standing.state === 'supplementing' ? standing.supplementUntil : null
  return { notice: noticeDue(standing) ?? null, decision: decision ?? null, supplement }
}

/** The places that owe an answer, and have a duty on the case for as long as they do. */
const askedPlaces = ({ inquiries }: Standing): string[] => inquiries.filter(({ answered }) => !answered).map(({ place }) => place)

export async function saveProjections(tx: Tx, cases: readonly Projection[], at: Date): Promise<void> {
  if (cases.length === 0) return
  const of = <T>(pick: (one: Projection) => T) => cases.map(pick)
  const dues = cases.map(({ standing }) => duesOf(standing))
  await tx.query(sql`
    update cases.case_file c set state = t.state, holder = t.holder, taker = t.taker, seq = t.seq, head = t.head, standing = t.standing,
      said = t.said, notice_due = t.notice_due, decision_due = t.decision_due, supplement_until = t.supplement_until,
      asked = array(select json_array_elements_text(t.asked)), changed_at = ${at}
    from unnest(
      ${of((c) => c.caseId)}::uuid[], ${of((c) => c.standing.state)}::text[], ${of((c) => c.standing.holder)}::text[],
      ${of((c) => c.standing.transfer?.taker ?? null)}::text[], ${of((c) => c.standing.seq)}::int[], ${of((c) => c.head)}::text[],
      ${of((c) => JSON.stringify(c.standing))}::text[], ${of((c) => c.said)}::int[], ${dues.map((d) => d.notice)}::date[],
      ${dues.map((d) => d.decision)}::date[], ${dues.map((d) => d.supplement)}::date[],
      ${of((c) => JSON.stringify(askedPlaces(c.standing)))}::json[]
    ) as t (case_id, state, holder, taker, seq, head, standing, said, notice_due, decision_due, supplement_until, asked)
    where c.case_id = t.case_id`)
}

/** A case as it enters the store, at its birth or as the first copy of a case born elsewhere. */
export interface NewCase extends Projection {
  readonly applicant: string | null
  readonly queryNumber: string | null
  readonly queryCodeHash: string | null
}

/** One `insert`, for use alone or inside the one statement of the gathered path. */
export function caseRows(cases: readonly NewCase[], at: Date): Sql {
  const of = <T>(pick: (one: NewCase) => T) => cases.map(pick)
  const dues = cases.map(({ standing }) => duesOf(standing))
  return sql`
    insert into cases.case_file (case_id, item, version, mode, receiving_place, deciding_place, holder, taker, state, seq, head,
      standing, said, parent, notice_due, decision_due, supplement_until, asked, applicant, query_number, query_code_hash, born_at,
      changed_at)
    select t.case_id, t.item, t.version, t.mode, t.receiving, t.deciding, t.holder, t.taker, t.state, t.seq, t.head,
      t.standing, t.said, t.parent, t.notice_due, t.decision_due, t.supplement_until, array(select json_array_elements_text(t.asked)),
      t.applicant, t.query_number, t.query_code_hash, ${at}, ${at}
    from unnest(
      ${of((c) => c.caseId)}::uuid[], ${of((c) => c.standing.born.item)}::text[], ${of((c) => c.standing.born.version)}::text[],
      ${of((c) => c.standing.born.mode)}::text[], ${of((c) => c.standing.born.receivingPlace)}::text[],
      ${of((c) => c.standing.born.decidingPlace)}::text[], ${of((c) => c.standing.holder)}::text[],
      ${of((c) => c.standing.transfer?.taker ?? null)}::text[], ${of((c) => c.standing.state)}::text[], ${of((c) => c.standing.seq)}::int[],
      ${of((c) => c.head)}::text[], ${of((c) => JSON.stringify(c.standing))}::text[], ${of((c) => c.said)}::int[],
      ${of((c) => c.standing.born.parent ?? null)}::uuid[], ${dues.map((d) => d.notice)}::date[], ${dues.map((d) => d.decision)}::date[],
      ${dues.map((d) => d.supplement)}::date[], ${of((c) => JSON.stringify(askedPlaces(c.standing)))}::json[], ${of((c) => c.applicant)}::uuid[], ${of((c) => c.queryNumber)}::text[],
      ${of((c) => c.queryCodeHash)}::text[]
    ) as t (case_id, item, version, mode, receiving, deciding, holder, taker, state, seq, head, standing, said, parent, notice_due,
      decision_due, supplement_until, asked, applicant, query_number, query_code_hash)`
}

export async function insertCases(tx: Tx, cases: readonly NewCase[], at: Date): Promise<void> {
  await tx.query(caseRows(cases, at))
}

export interface Watched {
  readonly caseId: string
}

/** Cases whose notice day has passed unanswered, and cases whose awaited supplement has not come: for the expiry job. */
export async function expired(
  tx: ReadTx,
  { today, after, limit }: { today: string; after: string; limit: number },
): Promise<Watched[]> {
  const further = after === '' ? sql`` : sql`and case_id > ${after}`
  return tx.query(sql`
    select case_id as "caseId" from cases.case_file
    where (notice_due < ${today} or supplement_until < ${today}) ${further} order by case_id limit ${limit}`)
}
