import { type ExchangeAct, exchangeActOf, exchangeActs } from '@tongban/protocol/event/exchange'
import Type from 'typebox'
import { WhyShape, whyOf } from '../operating/why.ts'
import type { SaidStatement } from './statement.store.ts'

// What operators are shown of what was done about the exchange.

const Uuid = Type.String({ format: 'uuid' })
const OrNull = <T extends Type.TSchema>(of: T) => Type.Union([of, Type.Null()])

export const StatementShape = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Of the signed event that says it' }),
  act: Type.Unsafe<ExchangeAct>(Type.Enum([...exchangeActs])),
  peer: Type.String(),
  by: Type.String({ description: 'Who did it: an id that only this node can resolve' }),
  at: Type.String({ format: 'date-time' }),
  caseId: OrNull(Uuid),
  events: Type.Array(Uuid, { description: 'The events it was about' }),
  why: Type.Union([WhyShape, Type.Null()], { description: 'What the peer had refused them for' }),
  reason: Type.Union([Type.String(), Type.Null()], { description: 'What the operator wrote down' }),
  version: Type.Union([Type.Integer(), Type.Null()], { description: 'Of the trust list that was published' }),
  batch: Type.Union([Type.Integer(), Type.Null()], {
    description: 'The batch of this node to itself in which it is sealed; null until then',
  }),
})
type Shown = Type.Static<typeof StatementShape>

/** Undefined for a type of a later version, which this program cannot read. */
export function toStatement({ header, document, batch }: SaidStatement): Shown | undefined {
  const act = exchangeActOf(header.type)
  if (!act) return undefined
  const facts = header.facts as { case?: string | null; event?: string; events?: string[]; code?: string; version?: number }
  const said: { reason?: string } = document === null ? {} : JSON.parse(document)
  return {
    ...{ id: header.id, act, peer: header.subject, by: header.duty.actor, at: header.time, batch },
    caseId: facts.case ?? null,
    events: facts.events ?? (facts.event === undefined ? [] : [facts.event]),
    why: facts.code === undefined ? null : whyOf(facts.code),
    reason: said.reason ?? null,
    version: facts.version ?? null,
  }
}
