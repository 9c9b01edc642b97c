import type { TicketBody, TicketKind, TicketOutcome } from '@tongban/protocol/event/ticket'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** A complaint or a matter that does not get done, as it stands here. */
export interface Ticket {
  readonly id: string
  readonly kind: TicketKind
  /** Who answers for it. */
  readonly place: string
  readonly item: string | null
  readonly caseId: string | null
  readonly filedAtNode: string
  readonly filedAt: Date
  /** `YYYY-MM-DD`: by when the answer is due. */
  readonly due: string
  readonly words: TicketBody<'file'>
  /** The person here who filed it; null for somebody not signed in, and where it was filed elsewhere. */
  readonly filer: string | null
  readonly answer: Answer | null
}

export interface Answer {
  readonly at: Date
  /** Staff id; null where another node answered. */
  readonly by: string | null
  readonly outcome: TicketOutcome
  readonly content: TicketBody<'answer'>
}

interface Row extends Omit<Ticket, 'answer'> {
  readonly answeredAt: Date | null
  readonly answeredBy: string | null
  readonly outcome: TicketOutcome | null
  readonly answer: TicketBody<'answer'> | null
}

const columns = sql`ticket_id as id, kind, place, item, case_id as "caseId", filed_at_node as "filedAtNode", filed_at as "filedAt",
  due, words, filer, answered_at as "answeredAt", answered_by as "answeredBy", outcome, answer`

function toTicket({ answeredAt, answeredBy, outcome, answer, ...ticket }: Row): Ticket {
  const isAnswered = answeredAt !== null && outcome !== null && answer !== null
  return { ...ticket, answer: isAnswered ? { at: answeredAt, by: answeredBy, outcome, content: answer } : null }
}

export async function readTicket(tx: ReadTx, id: string): Promise<Ticket | undefined> {
  const [row] = await tx.query<Row>(sql`select ${columns} from oversight.ticket where ticket_id = ${id}`)
  return row && toTicket(row)
}

export async function lockTicket(tx: Tx, id: string): Promise<Ticket | undefined> {
  const [row] = await tx.query<Row>(sql`select ${columns} from oversight.ticket where ticket_id = ${id} for update`)
  return row && toTicket(row)
}

/** Keeps a new ticket; false where its id or number stands already. */
export async function insertTicket(tx: Tx, ticket: Omit<Ticket, 'answer'>, codeHash: string | null): Promise<boolean> {
  const { id, kind, place, item, caseId, filedAtNode, filedAt, due, words, filer } = ticket
  const rows = await tx.query(sql`
    insert into oversight.ticket
      (ticket_id, kind, place, item, case_id, filed_at_node, filed_at, due, number, words, filer, code_hash)
    values (${id}, ${kind}, ${place}, ${item}, ${caseId}, ${filedAtNode}, ${filedAt}, ${due}, ${words.number},
      ${JSON.stringify(words)}, ${filer}, ${codeHash})
    on conflict do nothing returning 1`)
  return rows.length > 0
}

export async function saveAnswer(tx: Tx, id: string, { at, by, outcome, content }: Answer): Promise<void> {
  await tx.query(sql`
    update oversight.ticket set answered_at = ${at}, answered_by = ${by}, outcome = ${outcome}, answer = ${JSON.stringify(content)}
    where ticket_id = ${id}`)
}

const MOST_OF_ONE = 200

/** What somebody filed here, newest first. */
export async function ticketsOf(tx: ReadTx, filer: string): Promise<Ticket[]> {
  const rows = await tx.query<Row>(sql`
    select ${columns} from oversight.ticket where filer = ${filer} order by ticket_id desc limit ${MOST_OF_ONE}`)
  return rows.map(toTicket)
}

export interface QueueFilter {
  readonly places: readonly string[]
  readonly waiting: 'open' | 'answered'
  readonly after?: { readonly due: string; readonly id: string }
  readonly limit: number
}

/** What waits at these places, or was answered there, due first. */
export async function queueAt(tx: ReadTx, { places, waiting, after, limit }: QueueFilter): Promise<Ticket[]> {
  const standing = waiting === 'open' ? sql`answered_at is null` : sql`answered_at is not null`
  const beyond = after ? sql`and (due, ticket_id) > (cast(${after.due} as date), cast(${after.id} as uuid))` : sql``
  const rows = await tx.query<Row>(sql`
    select ${columns} from oversight.ticket where place = any(cast(${[...places]} as text[])) and ${standing} ${beyond}
    order by due, ticket_id limit ${limit}`)
  return rows.map(toTicket)
}

/** Every place that a ticket names. */
export async function placesWithTickets(tx: ReadTx): Promise<string[]> {
  const rows = await tx.query<{ place: string }>(sql`select distinct place from oversight.ticket`)
  return rows.map(({ place }) => place)
}

export interface Coded {
  readonly id: string
  readonly codeHash: string | null
  readonly tries: number
}

/** Locks the row, so that five tries are five however many come at once. */
export async function codedByNumber(tx: Tx, number: string): Promise<Coded | undefined> {
  const [row] = await tx.query<Coded>(sql`
    select ticket_id as id, code_hash as "codeHash", code_tries as tries from oversight.ticket where number = ${number} for update`)
  return row
}

export async function countTry(tx: Tx, id: string, tries: number): Promise<void> {
  await tx.query(sql`update oversight.ticket set code_tries = ${tries} where ticket_id = ${id}`)
}
