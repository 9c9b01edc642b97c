import type { Body } from '@tongban/protocol/event/hash'
import type { ChainHeader, EventHeader, FileRef, RequestHeader } from '@tongban/protocol/event/header'
import { type ReadTx, type Sql, sql, type Tx } from '../platform/db/db.ts'
import type { StoredEvent, StoredRequest } from './writing/writing.ts'

export interface EventOf<Event = Pick<StoredEvent, 'seq' | 'id' | 'action' | 'header' | 'hash'>> {
  readonly caseId: string
  readonly event: Event
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

/** Events of one or many cases, with their content. */
export async function saveEvents(tx: Tx, events: readonly EventOf<StoredEvent>[], at: Date): Promise<void> {
  if (events.length === 0) return
  await tx.query(eventRows(events, at))
  await saveContent(
    tx,
    events.map(({ caseId, event }) => ({ caseId, told: event })),
  )
}

/** An event or request of a case. */
export interface ToldOf {
  readonly caseId: string
  readonly told: Pick<StoredEvent | StoredRequest, 'id' | 'parsed' | 'bodies'>
}

/** Bodies and file references of events or requests. */
export async function saveContent(tx: Tx, all: readonly ToldOf[]): Promise<void> {
  await saveBodies(
    tx,
    all.flatMap(({ caseId, told }) => told.bodies.map((body) => ({ caseId, eventId: told.id, body }))),
  )
  const files = all.flatMap(({ caseId, told }) => told.parsed.files.map((file) => ({ caseId, eventId: told.id, file })))
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
  return byEvent(
    await tx.query<BodyRow>(
      sql`select event_id, section, salt, body from cases.body where case_id = ${caseId} order by event_id, section`,
    ),
  )
}

/** Of these events or requests, whosoever case they are of. */
async function bodiesOf(tx: ReadTx, { caseIds, ids }: { readonly caseIds: readonly string[]; readonly ids: readonly string[] }) {
  if (ids.length === 0) return new Map<string, Body[]>()
  return byEvent(
    await tx.query<BodyRow>(sql`
      select event_id, section, salt, body from cases.body
      where case_id = any(cast(${[...caseIds]} as uuid[])) and event_id = any(cast(${[...ids]} as uuid[])) order by event_id, section`),
  )
}

interface BodyRow {
  event_id: string
  section: string
  salt: string
  body: string
}

const byEvent = (rows: readonly BodyRow[]): Map<string, Body[]> =>
  grouped(
    rows,
    ({ event_id }) => event_id,
    ({ section, salt, body }): Body => ({ section, salt, body: JSON.parse(body) }),
  )

function grouped<Row, Value>(rows: readonly Row[], key: (row: Row) => string, value: (row: Row) => Value): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(value(row))
    else groups.set(key(row), [value(row)])
  }
  return groups
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
  return (await requestsOf(tx, [caseId])).get(caseId) ?? []
}

/** The same of many cases; a case without a request has no entry. */
export async function requestsOf(tx: ReadTx, caseIds: readonly string[]): Promise<Map<string, StoredRequest[]>> {
  const rows = await tx.query<RequestRow & { case_id: string }>(sql`
    select case_id, request_id, action, header, arrival, answered_seq from cases.request
    where case_id = any(cast(${[...caseIds]} as uuid[])) order by case_id, arrival`)
  const ids = rows.map(({ request_id }) => request_id)
  const bodies = await bodiesOf(tx, { caseIds, ids })
  const requests = rows.map((row) => ({ caseId: row.case_id, request: toRequest(row, bodies.get(row.request_id) ?? []) }))
  return grouped(
    requests,
    ({ caseId }) => caseId,
    ({ request }) => request,
  )
}

const toRequest = (row: RequestRow, bodies: readonly Body[]): StoredRequest => ({
  id: row.request_id,
  action: row.action,
  header: row.header,
  arrival: row.arrival,
  answeredSeq: row.answered_seq,
  parsed: JSON.parse(row.header) as RequestHeader,
  bodies,
})

/** Requests of one or many cases, with their content. */
export async function saveRequests(tx: Tx, requests: readonly RequestOf[]): Promise<void> {
  if (requests.length === 0) return
  const column = <T>(of: (one: RequestOf) => T) => requests.map(of)
  await tx.query(sql`
    insert into cases.request (case_id, request_id, arrival, action, header, made_at, answered_seq)
    select * from unnest(
      ${column((r) => r.caseId)}::uuid[], ${column((r) => r.request.id)}::uuid[], ${column((r) => r.request.arrival)}::int[],
      ${column((r) => r.request.action)}::text[], ${column((r) => r.request.header)}::text[],
      ${column((r) => r.request.parsed.madeAt)}::timestamptz[], ${column((r) => r.request.answeredSeq)}::int[])`)
  await saveContent(
    tx,
    requests.map(({ caseId, request }) => ({ caseId, told: request })),
  )
}

export interface RequestOf {
  readonly caseId: string
  readonly request: StoredRequest
}

/** That a request of a case was answered by the event at this place of the chain. */
export interface AnsweredOf {
  readonly caseId: string
  readonly requestId: string
  readonly seq: number
}

export async function markAnswered(tx: Tx, answered: readonly AnsweredOf[]): Promise<void> {
  if (answered.length === 0) return
  await tx.query(sql`
    update cases.request r set answered_seq = t.seq
    from unnest(
      ${answered.map(({ caseId }) => caseId)}::uuid[], ${answered.map(({ requestId }) => requestId)}::uuid[],
      ${answered.map(({ seq }) => seq)}::int[]) as t (case_id, request_id, seq)
    where r.case_id = t.case_id and r.request_id = t.request_id`)
}

/** A file that an event or request of a case names: its section, and the node that wrote of it and so has it. */
export interface FileSource {
  readonly sha256: string
  readonly section: string
  readonly source: string
}

/** What a place has to have before it takes over. A case without a file has no entry. */
export async function fileSourcesOf(tx: ReadTx, caseIds: readonly string[]): Promise<Map<string, FileSource[]>> {
  const rows = await tx.query<FileSource & { case_id: string }>(sql`
    select distinct f.case_id, f.sha256, f.section, cast(coalesce(e.header, r.header) as json) ->> 'source' as source
    from cases.file_ref f
    left join cases.event e on e.case_id = f.case_id and e.event_id = f.event_id
    left join cases.request r on r.case_id = f.case_id and r.request_id = f.event_id
    where f.case_id = any(cast(${[...caseIds]} as uuid[])) and coalesce(e.header, r.header) is not null`)
  return grouped(
    rows,
    ({ case_id }) => case_id,
    ({ sha256, section, source }) => ({ sha256, section, source }),
  )
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
