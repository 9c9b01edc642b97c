import { outboxRows } from '../../exchange/index.ts'
import { recordCtes } from '../../platform/audit/append.ts'
import { type Sql, sql } from '../../platform/db/db.ts'
import { type Answer, answersCte, type Creation } from '../../platform/http/idempotency.ts'
import { caseRows } from '../case.store.ts'
import { bodyRows, eventRows, fileRows } from '../event.store.ts'
import type { Prepared } from './prepare.ts'

/** A prepared case with the answer that its POST gets, kept in the same statement. */
export interface Filed {
  readonly prepared: Prepared
  readonly creation: Creation
  readonly answer: Answer
}

/** Everything of some new cases as one statement: one round trip, one commit, all or nothing (architecture.md, Performance). */
export function newCasesStatement(filed: readonly Filed[], at: Date): Sql {
  const prepared = filed.map((one) => one.prepared)
  const writings = prepared.map(({ writing }) => writing)
  const events = writings.flatMap(({ file, events }) => events.map((event) => ({ caseId: file.caseId, event })))
  const bodies = events.flatMap(({ caseId, event }) => event.bodies.map((body) => ({ caseId, eventId: event.id, body })))
  const files = events.flatMap(({ caseId, event }) => event.parsed.files.map((file) => ({ caseId, eventId: event.id, file })))
  const records = recordCtes({ lines: writings.flatMap(({ audit }) => audit), entries: writings.flatMap(({ feed }) => feed), at })
  const parts = [
    sql`new_case as (${caseRows(
      prepared.map(({ row }) => row),
      at,
    )})`,
    sql`new_event as (${eventRows(events, at)})`,
    sql`new_body as (${bodyRows(bodies)})`,
    ...(files.length > 0 ? [sql`new_file as (${fileRows(files)})`] : []),
    sql`new_outbox as (${outboxRows(writings.flatMap(({ outbox }) => outbox))})`,
    answersCte(filed),
    ...(records ? [records] : []),
  ]
  return sql`with ${sql.join(parts)} select 1`
}
