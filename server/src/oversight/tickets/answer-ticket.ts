import { outcomesOf, type TicketBody, type TicketHeader, type TicketOutcome, turnsDown } from '@tongban/protocol/event/ticket'
import type { Actor } from '../../identity/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { OversightEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { handledBy } from './handled.ts'
import { say } from './say.ts'
import { lockTicket, saveAnswer, type Ticket } from './ticket.store.ts'
import { type TicketView, viewOf } from './view-ticket.ts'

export interface AnswerTicket {
  readonly id: string
  readonly actor: Actor
  readonly outcome: TicketOutcome
  readonly content: TicketBody<'answer'>
}

/**
 * Answers a ticket, once: what was found, what is done about it, and, where the person is turned down, what they may do next. The
 * answer goes to the node where it was filed. Refuses `oversight/notFound`, `answered`, `outcomeUnfit` and `remedyMissing`.
 */
export function answerTicket(env: OversightEnv, { id, actor, outcome, content }: AnswerTicket): Promise<TicketView> {
  return env.db.write(actor.id, async (tx) => {
    const ticket = await openTicket(env, tx, id, actor)
    if (!outcomesOf[ticket.kind].some((one) => one === outcome))
      throw problem.outcomeUnfit({ outcome }, { field: '/body/outcome' })
    if (turnsDown(outcome) && content.remedy === null) throw problem.remedyMissing({}, { field: '/body/remedy' })
    const answer = { at: env.clock.now(), by: actor.id, outcome, content }
    await saveAnswer(tx, id, answer)
    await say(env, tx, {
      ...{ act: 'answer', ticket: id, to: ticket.filedAtNode, at: answer.at, body: content },
      duty: { role: roleAt(actor, ticket.place), place: ticket.place, actor: actor.id },
      facts: { outcome },
    })
    tx.audit({ actor: actor.id, action: 'oversight.answerTicket', subject: id, facts: { outcome, place: ticket.place } })
    return viewOf({ ...ticket, answer }, answer.at)
  })
}

async function openTicket(env: OversightEnv, tx: Tx, id: string, actor: Actor): Promise<Ticket> {
  const ticket = await lockTicket(tx, id)
  if (!ticket || !(await handledBy(env, tx, actor)).includes(ticket.place))
    throw problem.notFound({ ticket: id }, { field: '/path/ticketId' })
  if (ticket.answer) throw problem.answered({ ticket: id })
  return ticket
}

const roleAt = ({ duties }: Actor, place: string): TicketHeader['duty']['role'] =>
  duties.some((duty) => duty.place === place && duty.role === 'supervisor') ? 'supervisor' : 'operator'
