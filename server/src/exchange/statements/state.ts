import { canonicalText } from '@tongban/protocol/canonical'
import { documentHash } from '@tongban/protocol/event/catalogue'
import { type ExchangeAct, type ExchangeFacts, type ExchangeHeader, exchangeTypes } from '@tongban/protocol/event/exchange'
import { schemaOf } from '@tongban/protocol/event/header'
import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { ExchangeEnv } from '../env.ts'
import { enqueue } from '../sending/outbox.store.ts'
import { insertStatement } from './statement.store.ts'

/** What an operator did, about a peer. */
export interface Stating<A extends ExchangeAct> {
  readonly act: A
  readonly peer: string
  readonly actor: string
  readonly facts: ExchangeFacts<A>
  readonly document?: unknown
}

/**
 * Says it as an event of this node's own, in the caller's transaction: kept here, and in the outbox to this node, so that it is sealed and
 * signed within a second and nobody can change it unseen. Answers its id.
 */
export async function state<A extends ExchangeAct>(env: ExchangeEnv, tx: Tx, stating: Stating<A>): Promise<string> {
  const header = await headerOf(env, stating)
  const { document } = stating
  const kept = { header: canonicalText(header), document: document === undefined ? null : canonicalText(document) }
  await insertStatement(tx, { event: header.id, peer: stating.peer, ...kept })
  await enqueue(tx, [{ to: env.me, header, bodies: [], caseId: header.case, ord: 1 }])
  return header.id
}

async function headerOf<A extends ExchangeAct>(
  { clock, random, suites, keys, me }: ExchangeEnv,
  { act, peer, actor, facts, document }: Stating<A>,
): Promise<ExchangeHeader> {
  const suite = suites[keys.suite] ?? bug(`the node has keys of ${keys.suite} and not the suite`)
  const at = clock.now()
  const id = random.uuid(at.getTime())
  const type = exchangeTypes[act]
  return {
    specversion: '1.0',
    id,
    source: me,
    type,
    subject: peer,
    time: at.toISOString(),
    dataschema: schemaOf(type),
    case: id,
    hash: suite.hashName,
    duty: { role: 'operator', actor },
    document: document === undefined ? null : await documentHash(document, suite.hashName, suites),
    facts: { ...facts },
  }
}
