import { type Db, sql } from '@tongban/server/node'

/** A row of a node's inbox: an event of a case, and who said it. */
export interface HeardRow {
  readonly caseId: string
  readonly event: string
  readonly source: string
  readonly sender: string
}

/** What a node has of its cases from others and is done with, in a fixed order. */
export function heardAt(db: Db): Promise<HeardRow[]> {
  return db.once<HeardRow>(sql`
    select cast(i.case_id as text) as "caseId", cast(i.event as text) as event, i.source, i.sender from exchange.inbox i
    where i.verdict in ('stored', 'duplicate') and exists (select from cases.case_file f where f.case_id = i.case_id)
    order by i.event, i.source`)
}

export async function loseHeard(db: Db, { caseId, event, source }: HeardRow): Promise<void> {
  await db.once(sql`delete from exchange.inbox where case_id = ${caseId} and event = ${event} and source = ${source}`)
}

/** The hash that is kept becomes another one. */
export async function alterHeard(db: Db, { caseId, event, source }: HeardRow): Promise<void> {
  await db.once(sql`
    update exchange.inbox set hash = translate(hash, 'ABCDEFGHIJabcdefghij', 'abcdefghijABCDEFGHIJ')
    where case_id = ${caseId} and event = ${event} and source = ${source}`)
}

export async function isHeard(db: Db, { caseId, event, source }: HeardRow): Promise<boolean> {
  const rows = await db.once(sql`
    select 1 from exchange.inbox where case_id = ${caseId} and event = ${event} and source = ${source}`)
  return rows.length > 0
}

/** Every event that a node ever found to differ from what a peer has of it. */
export async function differingAt(db: Db): Promise<string[]> {
  const rows = await db.once<{ event: string }>(sql`select cast(event as text) as event from exchange.difference order by event`)
  return rows.map(({ event }) => event)
}
