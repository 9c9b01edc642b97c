import type { Body } from '@tongban/protocol/event/hash'
import type { TicketHeader } from '@tongban/protocol/event/ticket'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** An event about a ticket with its body, as it is sent. */
export interface TicketEvent {
  readonly header: TicketHeader
  readonly bodies: readonly Body[]
}

export async function keepEvent(tx: Tx, { header, bodies }: TicketEvent, at: Date): Promise<void> {
  await tx.query(sql`
    insert into oversight.ticket_event (ticket_id, id, source, header, bodies, kept_at)
    values (${header.case}, ${header.id}, ${header.source}, ${JSON.stringify(header)}, ${JSON.stringify(bodies)}, ${at})`)
}

export async function eventIsKnown(tx: ReadTx, { ticket, id }: { ticket: string; id: string }): Promise<boolean> {
  const rows = await tx.query(sql`select from oversight.ticket_event where ticket_id = ${ticket} and id = ${id}`)
  return rows.length > 0
}

/** Of these events of these tickets, what this node said itself to that peer: with whom else would it share a ticket? */
export function ownEvents(
  tx: ReadTx,
  me: string,
  asked: readonly { readonly caseId: string; readonly event: string }[],
): Promise<TicketEvent[]> {
  return tx.query(sql`
    select e.header, e.bodies from oversight.ticket_event e
    join unnest(cast(${asked.map(({ caseId }) => caseId)} as uuid[]), cast(${asked.map(({ event }) => event)} as uuid[])) as t (ticket, id)
      on e.ticket_id = t.ticket and e.id = t.id
    where e.source = ${me}`)
}
