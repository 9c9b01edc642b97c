/** What the people it concerns, and those who supervise, make of how cases are handled. What the composition root may use stands here. */
import type { AnyHeader, Delivery, Item, SaidBefore, Verdict } from '../exchange/index.ts'
import type { ReadTx, Tx } from '../platform/db/db.ts'
import type { App } from '../platform/http/app.ts'
import type { OversightEnv } from './env.ts'
import { hear } from './tickets/hear.ts'
import { ticketRoutes } from './tickets/ticket.routes.ts'
import { ownEvents } from './tickets/ticket-event.store.ts'

export interface Oversight {
  routes(app: App): void
  /** Takes what a partner says of a ticket: the exchange's handler of `cn.tongban.ticket.`. */
  hear(tx: Tx, delivery: Delivery<AnyHeader>): Promise<Verdict>
  /** What this node said of tickets, as it is said to a partner that lost it. */
  sayAgain(tx: ReadTx, events: readonly SaidBefore[]): Promise<Item[]>
}

export const createOversight = (env: OversightEnv): Oversight => ({
  routes: (app) => ticketRoutes(app, env),
  hear: (tx, delivery) => hear(env, tx, delivery),
  // A ticket has two nodes at most, so who asks is the one it was said to.
  sayAgain: (tx, events) => ownEvents(tx, env.me, events),
})
