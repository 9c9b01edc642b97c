import type { TicketOutcome } from '@tongban/protocol/event/ticket'
import { type Actor, isOperator } from '../../identity/index.ts'
import type { OversightEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { handledBy } from './handled.ts'
import { type QueueFilter, queueAt } from './ticket.store.ts'
import { standingOf, type TicketStanding } from './view-ticket.ts'

/** One row of the queue: nothing that a person said. */
export interface QueuedTicket extends Omit<TicketStanding, 'answer'> {
  readonly id: string
  readonly number: string
  readonly outcome: TicketOutcome | null
}

export interface QueueAsked extends Pick<QueueFilter, 'waiting' | 'after' | 'limit'> {
  /** One place of those that the actor handles; all of them where it is left out. */
  readonly place?: string | undefined
}

/** Up to `limit + 1` tickets for whoever handles them, due first. Refuses `oversight/notHandler`. */
export function readQueue(env: OversightEnv, actor: Actor, { place, ...asked }: QueueAsked): Promise<QueuedTicket[]> {
  return env.db.read(actor.id, async (tx) => {
    const handled = await handledBy(env, tx, actor)
    const places = place === undefined ? handled : handled.filter((one) => one === place)
    // Whoever runs the node has an empty queue as long as every place has its supervisor.
    if (places.length === 0 && !(place === undefined && isOperator(actor)))
      throw problem.notHandler({ actor: actor.id, place }, { field: '/query/place' })
    const now = env.clock.now()
    const tickets = await queueAt(tx, { ...asked, places, limit: asked.limit + 1 })
    return tickets.map((ticket) => {
      const { answer, ...standing } = standingOf(ticket, now)
      return { id: ticket.id, number: ticket.words.number, ...standing, outcome: answer?.outcome ?? null }
    })
  })
}
