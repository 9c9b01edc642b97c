import type { Body } from '@tongban/protocol/event/hash'
import type { ChainHeader, EventHeader, FileRef, RequestHeader } from '@tongban/protocol/event/header'
import { type ReadTx, type Sql, sql, type Tx } from '../platform/db/db.ts'
import type { StoredEvent, StoredRequest } from './writing/writing.ts'

export interface EventOf {
  readonly caseId: string
  readonly event: Pick<StoredEvent, 'seq' | 'id' | 'action' | 'header' | 'hash'>
}

/** One `insert` of events, for use alone or inside the one statement of the gathered path. */
export function eventRows(events: readonly EventOf[], at: Date): Sql {
  return sql`
    insert into cases.event (case_id, seq, event_id, action, header, hash, stored_at)
    select t.case_id, t.seq, t.event_id, t.action, t.header, t.hash, ${at}
    from unnest(
      ${events.map(({ caseId }) => caseId)}::uuid[], ${events.map(({ event }) => event.seq)}::int[],
      ${events.map(({ event }) => event.id)}::uuid[], ${events.map(({ event }) => event.action)}::text[],
      ${events.map(({ event }) => event.header)}::text[], ${events.map(({ event }) => event.hash)}::text[]
    ) as t (case_id, seq, event_id, action, header, hash)`
}

export interface BodyOf {
  readonly caseId: string
  readonly eventId: string
  readonly body: Body
}

/** One `insert` of content; what is already here stays as it is. */
export function bodyRows(bodies: readonly BodyOf[]): Sql {
  return sql`
    insert into cases.body (case_id, event_id, section, salt, body)
    select t.case_id, t.event_id, t.section, t.salt, t.body
    from unnest(
      ${bodies.map(({ caseId }) => caseId)}::uuid[], ${bodies.map(({ eventId }) => eventId)}::uuid[],
      ${bodies.map(({ body }) => body.section)}::text[], ${bodies.map(({ body }) => body.salt)}::text[],
      ${bodies.map(({ body }) => JSON.stringify(body.body))}::text[]
    ) as t (case_id, event_id, section, salt, body)
    on conflict (case_id, event_id, section) do nothing`
}

export interface FileOf {
  readonly caseId: string
  readonly eventId: string
  readonly file: FileRef
}

export function fileRows(files: readonly FileOf[]): Sql {
  return sql`
    insert into cases.file_ref (case_id, event_id, sha256, section, type, size)
    select t.case_id, t.event_id, t.sha256, t.section, t.type, t.size
    from unnest(
      ${files.map(({ caseId }) => caseId)}::uuid[], ${files.map(({ eventId }) => eventId)}::uuid[],
      ${files.map(({ file }) => file.sha256)}::text[], ${files.map(({ file }) => file.section)}::text[],
      ${files.map(({ file }) => file.type)}::text[], ${files.map(({ file }) => file.size)}::int[]
    ) as t (case_id, event_id, sha256, section, type, size)
    on conflict do nothing`
}

export async function saveEvents(tx: Tx, caseId: string, events: readonly StoredEvent[], at: Date): Promise<void> {
  if (events.length === 0) return
  await tx.query(
    eventRows(
      events.map((event) => ({ caseId, event })),
      at,
    ),
  )
  await saveContent(tx, caseId, events)
}

/** Bodies and file references of events or requests. */
export async function saveContent(tx: Tx, caseId: string, told: readonly (StoredEvent | StoredRequest)[]): Promise<void> {
  const bodies = told.flatMap(({ id, bodies }) => bodies.map((body) => ({ caseId, eventId: id, body })))
  const files = told.flatMap(({ id, parsed }) => parsed.files.map((file) => ({ caseId, eventId: id, file })))
  await saveBodies(tx, bodies)
  if (files.length > 0) await tx.query(fileRows(files))
}

interface EventRow {
  seq: number
  event_id: string
  action: string
  header: string
  hash: string
}

/** All events of a case in order, with the content that this node has. */
export async function readEvents(tx: ReadTx, caseId: string): Promise<StoredEvent[]> {
  const rows = await tx.query<EventRow>(
    sql`select seq, event_id, action, header, hash from cases.event where case_id = ${caseId} order by seq`,
  )
  const bodies = await readBodies(tx, caseId)
  return rows.map((row) => ({
    seq: row.seq,
    id: row.event_id,
    action: row.action,
    header: row.header,
    hash: row.hash,
    parsed: JSON.parse(row.header) as ChainHeader,
    bodies: bodies.get(row.event_id) ?? [],
  }))
}

export async function eventAt(tx: ReadTx, caseId: string, seq: number): Promise<{ id: string; hash: string } | undefined> {
  const [row] = await tx.query<{ id: string; hash: string }>(
    sql`select event_id as id, hash from cases.event where case_id = ${caseId} and seq = ${seq}`,
  )
  return row
}

async function readBodies(tx: ReadTx, caseId: string): Promise<Map<string, Body[]>> {
  const rows = await tx.query<{ event_id: string; section: string; salt: string; body: string }>(
    sql`select event_id, section, salt, body from cases.body where case_id = ${caseId} order by event_id, section`,
  )
  const byEvent = new Map<string, Body[]>()
  for (const { event_id, section, salt, body } of rows) {
    byEvent.set(event_id, [...(byEvent.get(event_id) ?? []), { section, salt, body: JSON.parse(body) }])
  }
  return byEvent
}

interface RequestRow {
  request_id: string
  action: string
  header: string
  arrival: number
  answered_seq: number | null
}

/** All requests of a case in the order in which they came here. */
export async function readRequests(tx: ReadTx, caseId: string): Promise<StoredRequest[]> {
  const rows = await tx.query<RequestRow>(sql`
    select request_id, action, header, arrival, answered_seq from cases.request where case_id = ${caseId} order by arrival`)
  if (rows.length === 0) return []
  const bodies = await readBodies(tx, caseId)
  return rows.map((row) => ({
    id: row.request_id,
    action: row.action,
    header: row.header,
    arrival: row.arrival,
    answeredSeq: row.answered_seq,
    parsed: JSON.parse(row.header) as RequestHeader,
    bodies: bodies.get(row.request_id) ?? [],
  }))
}

export async function saveRequests(tx: Tx, caseId: string, requests: readonly StoredRequest[]): Promise<void> {
  for (const request of requests) {
    await tx.query(sql`
      insert into cases.request (case_id, request_id, arrival, action, header, made_at, answered_seq)
      values (${caseId}, ${request.id}, ${request.arrival}, ${request.action}, ${request.header}, ${request.parsed.madeAt}, ${request.answeredSeq})`)
  }
  await saveContent(tx, caseId, requests)
}

export async function markAnswered(tx: Tx, caseId: string, requestId: string, seq: number): Promise<void> {
  await tx.query(sql`update cases.request set answered_seq = ${seq} where case_id = ${caseId} and request_id = ${requestId}`)
}

/** What a place has to have before it takes over: each file with its section and the node whose event or request names it. */
export async function readFileSources(
  tx: ReadTx,
  caseId: string,
): Promise<{ sha256: string; section: string; source: string }[]> {
  return tx.query(sql`
    select distinct f.sha256, f.section, cast(coalesce(e.header, r.header) as json) ->> 'source' as source
    from cases.file_ref f
    left join cases.event e on e.case_id = f.case_id and e.event_id = f.event_id
    left join cases.request r on r.case_id = f.case_id and r.request_id = f.event_id
    where f.case_id = ${caseId} and coalesce(e.header, r.header) is not null`)
}

/** The files of a case by section. */
export async function readFileRefs(
  tx: ReadTx,
  caseId: string,
): Promise<{ sha256: string; section: string; size: number; type: string }[]> {
  return tx.query(sql`select distinct sha256, section, size, type from cases.file_ref where case_id = ${caseId}`)
}

export async function saveBodies(tx: Tx, bodies: readonly BodyOf[]): Promise<void> {
  if (bodies.length > 0) await tx.query(bodyRows(bodies))
}

/** The header of an event or request of a case. */
export async function headerOf(tx: ReadTx, caseId: string, id: string): Promise<EventHeader | undefined> {
  const [row] = await tx.query<{ header: string }>(sql`
    select header from cases.event where case_id = ${caseId} and event_id = ${id}
    union all select header from cases.request where case_id = ${caseId} and request_id = ${id}`)
  return row && JSON.parse(row.header)
}
