import { type Actor, noteRead } from '../../identity/index.ts'
import type { ReadTx, Tx } from '../../platform/db/db.ts'
import type { OversightEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { handledBy } from './handled.ts'
import { readTicket, type Ticket, ticketsOf } from './ticket.store.ts'
import { type TicketView, viewOf } from './view-ticket.ts'

/**
 * A ticket for the person who filed it or for whoever handles it; a handler's look is written down where the person sees it. What may
 * not be seen cannot be told from what does not exist: `oversight/notFound`.
 */
export function readOneTicket(env: OversightEnv, id: string, actor: Actor): Promise<TicketView> {
  return env.db.write(actor.id, async (tx) => {
    const ticket = await readTicket(tx, id)
    if (!ticket || !(await maySee(env, tx, ticket, actor))) throw problem.notFound({ ticket: id }, { field: '/path/ticketId' })
    if (actor.kind === 'citizen') return viewOf(ticket, env.clock.now())
    await noteLook(env, tx, ticket, actor)
    return viewOf(ticket, env.clock.now(), await outlineFor(env, tx, ticket))
  })
}

/** What somebody filed here, newest first. Refuses `oversight/notPerson`. */
export async function readMine(env: OversightEnv, actor: Actor): Promise<TicketView[]> {
  const { personId } = actor
  if (personId === undefined) throw problem.notPerson({ actor: actor.id })
  const tickets = await env.db.read(actor.id, (tx) => ticketsOf(tx, personId))
  return tickets.map((ticket) => viewOf(ticket, env.clock.now()))
}

async function maySee(env: OversightEnv, tx: ReadTx, ticket: Ticket, actor: Actor): Promise<boolean> {
  if (actor.kind === 'citizen') return actor.personId !== undefined && actor.personId === ticket.filer
  return (await handledBy(env, tx, actor)).includes(ticket.place)
}

async function noteLook(env: OversightEnv, tx: Tx, { id, filer }: Ticket, actor: Actor): Promise<void> {
  tx.audit({ actor: actor.id, action: 'oversight.readTicket', subject: id })
  const reading = { actor: actor.id, purpose: 'oversight.readTicket', at: env.clock.now(), subject: id }
  if (filer !== null) await noteRead(tx, filer, reading)
}

/** The case it is about, unless its place has no part in it: a peer may name any case. */
async function outlineFor(env: OversightEnv, tx: ReadTx, { caseId, place }: Ticket) {
  const outline = caseId === null ? undefined : await env.cases.outlineOf(tx, caseId)
  return outline && [outline.receivingPlace, outline.decidingPlace].includes(place) ? outline : null
}
