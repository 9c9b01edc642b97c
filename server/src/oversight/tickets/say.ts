import { toBase64url } from '@tongban/protocol/bytes'
import { bodyHash } from '@tongban/protocol/event/hash'
import { schemaOf } from '@tongban/protocol/event/header'
import {
  type TicketAct,
  type TicketBody,
  type TicketFacts,
  type TicketHeader,
  ticketSections,
  ticketTypes,
} from '@tongban/protocol/event/ticket'
import { enqueue } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { OversightEnv } from '../env.ts'
import { keepEvent } from './ticket-event.store.ts'

/** What is about to be said of a ticket. */
export interface Saying<A extends TicketAct> {
  readonly act: A
  readonly ticket: string
  /** The node that hears it; this one where it answers for the place itself. */
  readonly to: string
  readonly duty: TicketHeader['duty']
  readonly facts: TicketFacts<A>
  readonly body: TicketBody<A>
  readonly at: Date
}

const SALT_BYTES = 16
/** A ticket is filed once and answered once. */
const order = { file: 1, answer: 2 } as const satisfies Record<TicketAct, number>

/**
 * Says something of a ticket in the caller's transaction: kept here, and in the outbox. Where no other node has a part in it, it is
 * addressed to this one, so that it is sealed and can be proved all the same (protocol.md, Layers 3).
 */
export async function say<A extends TicketAct>(env: OversightEnv, tx: Tx, saying: Saying<A>): Promise<void> {
  const { act, ticket, to, at } = saying
  const body = { section: ticketSections[act], salt: toBase64url(env.random.bytes(SALT_BYTES)), body: saying.body }
  const named = (await bodyHash(body, env.hash, env.suites)) ?? bug('a fresh salt was refused')
  const header: TicketHeader = {
    specversion: '1.0',
    id: env.random.uuid(at.getTime()),
    source: env.me,
    type: ticketTypes[act],
    subject: ticket,
    time: at.toISOString(),
    dataschema: schemaOf(ticketTypes[act]),
    case: ticket,
    hash: env.hash,
    duty: saying.duty,
    bodies: [{ section: body.section, ...named }],
    facts: { ...saying.facts },
  }
  await keepEvent(tx, { header, bodies: [body] }, at)
  await enqueue(tx, [{ to, header, bodies: [body], caseId: ticket, ord: order[act] }])
  tx.afterCommit(() => env.exchange.nudge([to]))
}
