import { canonicalText } from '@tongban/protocol/canonical'
import { documentHash } from '@tongban/protocol/event/catalogue'
import { type ExchangeAct, type ExchangeFacts, type ExchangeHeader, exchangeTypes } from '@tongban/protocol/event/exchange'
import { schemaOf } from '@tongban/protocol/event/header'
import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { ExchangeEnv } from '../env.ts'
import type { Item } from '../ports.ts'
import { enqueue } from '../sending/outbox.store.ts'
import { insertStatement } from './statement.store.ts'

/** What an operator did. */
export interface Stating<A extends ExchangeAct> {
  readonly act: A
  /** The node it is about. */
  readonly about: string
  /** Who hears of it; nobody but this node, if left out. */
  readonly to?: readonly string[]
  readonly actor: string
  readonly facts: ExchangeFacts<A>
  readonly document?: unknown
}

/**
 * Says it as an event of this node's own, in the caller's transaction: kept here, and in the outbox of whom it concerns or else to this
 * node, so that it is sealed and signed within a second and nobody can change it unseen. Answers its id.
 */
export async function state<A extends ExchangeAct>(env: ExchangeEnv, tx: Tx, stating: Stating<A>): Promise<string> {
  const header = await headerOf(env, stating)
  const { document } = stating
  const kept = { header: canonicalText(header), document: document === undefined ? null : canonicalText(document) }
  await insertStatement(tx, { event: header.id, peer: stating.about, ...kept })
  const { to = [] } = stating
  const item = itemOf(header, document)
  await enqueue(
    tx,
    (to.length > 0 ? to : [env.me]).map((peer) => ({ ...item, to: peer, caseId: header.case, ord: 1 })),
  )
  return header.id
}

/** What travels of a statement. */
export const itemOf = (header: ExchangeHeader, document: unknown): Item => ({
  header,
  bodies: [],
  documents: header.document === null ? [] : [{ hash: header.document, value: document }],
})

async function headerOf<A extends ExchangeAct>(
  { clock, random, suites, keys, me }: ExchangeEnv,
  { act, about, actor, facts, document }: Stating<A>,
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
    subject: about,
    time: at.toISOString(),
    dataschema: schemaOf(type),
    case: id,
    hash: suite.hashName,
    duty: { role: 'operator', actor },
    document: document === undefined ? null : await documentHash(document, suite.hashName, suites),
    facts: { ...facts },
  }
}
