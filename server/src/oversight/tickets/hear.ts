import { addWorkingDays } from '@tongban/protocol/clock/calendar'
import { bodyFits } from '@tongban/protocol/event/hash'
import {
  isTicketHeader,
  outcomesOf,
  type TicketAct,
  type TicketBody,
  type TicketFacts,
  type TicketHeader,
  ticketActOf,
  ticketBodyFits,
  ticketFactsFit,
} from '@tongban/protocol/event/ticket'
import { nodeOfPlace } from '@tongban/protocol/trust/trust-list'
import type { AnyHeader, Delivery, Verdict } from '../../exchange/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { OversightEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { insertTicket, lockTicket, saveAnswer } from './ticket.store.ts'
import { eventIsKnown, keepEvent } from './ticket-event.store.ts'

interface Heard<A extends TicketAct> {
  readonly header: TicketHeader
  readonly facts: TicketFacts<A>
  readonly body: TicketBody<A>
}

/**
 * Takes what a partner says of a ticket, in the transaction of inbox and receipt: that one was filed for a place of this node, or that
 * one filed here was answered. What is malformed, of a place that is not the sender's, or for a place that is not ours is refused.
 */
export async function hear(env: OversightEnv, tx: Tx, delivery: Delivery<AnyHeader>): Promise<Verdict> {
  const { header } = delivery
  if (!isTicketHeader(header)) throw problem.eventMalformed()
  const act = ticketActOf(header.type)
  if (!act) return { verdict: 'notUnderstood' }
  if (nodeOfPlace(env.trust(), header.duty.place)?.id !== header.source) throw problem.notItsPlace({ place: header.duty.place })
  if (await eventIsKnown(tx, { ticket: header.case, id: header.id })) return { verdict: 'duplicate' }
  const verdict = act === 'file' ? await takeFiled(env, tx, delivery, header) : await takeAnswer(env, tx, delivery, header)
  if (verdict.verdict !== 'stored') return verdict
  await keepEvent(tx, { header, bodies: delivery.bodies }, env.clock.now())
  tx.audit({ actor: header.source, action: `oversight.heard.${act}`, subject: header.case, facts: { event: header.id } })
  return verdict
}

/** Facts and body, both of the shape of this act, and the body the one that the header names. */
async function read<A extends TicketAct>(
  env: OversightEnv,
  act: A,
  header: TicketHeader,
  { bodies }: Delivery<AnyHeader>,
): Promise<Heard<A>> {
  const [body, ...others] = bodies
  const facts: unknown = header.facts
  if (!body || others.length > 0 || !(await bodyFits(header, body, env.suites))) throw problem.eventMalformed({ act })
  if (!ticketFactsFit(act, facts) || !ticketBodyFits(act, body.body)) throw problem.eventMalformed({ act })
  return { header, facts, body: body.body }
}

async function takeFiled(env: OversightEnv, tx: Tx, delivery: Delivery<AnyHeader>, header: TicketHeader): Promise<Verdict> {
  const { facts, body } = await read(env, 'file', header, delivery)
  const { kind, place, item, days } = facts
  if (nodeOfPlace(env.trust(), place)?.id !== env.me) throw problem.notOurPlace({ place })
  const filedAt = new Date(header.time)
  const due = addWorkingDays(dayOf(filedAt), days)
  const ticket = { id: header.case, kind, place, item, caseId: facts.case, filedAtNode: header.source, filedAt, due }
  if (!(await insertTicket(tx, { ...ticket, words: body, filer: null }, null))) throw problem.ticketTaken({ ticket: header.case })
  return { verdict: 'stored' }
}

async function takeAnswer(env: OversightEnv, tx: Tx, delivery: Delivery<AnyHeader>, header: TicketHeader): Promise<Verdict> {
  const { facts, body } = await read(env, 'answer', header, delivery)
  const ticket = await lockTicket(tx, header.case)
  if (!ticket) throw problem.notFound({ ticket: header.case })
  if (nodeOfPlace(env.trust(), ticket.place)?.id !== header.source) throw problem.notItsPlace({ place: ticket.place })
  if (ticket.answer) throw problem.answered({ ticket: ticket.id })
  if (!outcomesOf[ticket.kind].some((one) => one === facts.outcome)) throw problem.outcomeUnfit({ outcome: facts.outcome })
  await saveAnswer(tx, ticket.id, { at: new Date(header.time), by: null, outcome: facts.outcome, content: body })
  return { verdict: 'stored' }
}
