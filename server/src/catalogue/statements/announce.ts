import { canonicalText } from '@tongban/protocol/canonical'
import {
  type CatalogueAct,
  type CatalogueFacts,
  type CatalogueHeader,
  catalogueTypes,
  documentHash,
} from '@tongban/protocol/event/catalogue'
import { schemaOf } from '@tongban/protocol/event/header'
import { enqueue } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { insertStatement, nextSaid } from './statement.store.ts'
import type { Duty, Statement } from './statement.ts'

/** What a region is about to say of its catalogue. */
export interface Saying<A extends CatalogueAct> {
  readonly act: A
  readonly stream: string
  readonly subject: string
  readonly duty: Duty
  readonly facts: CatalogueFacts<A>
  readonly document?: unknown
}

/**
 * Says something of the catalogue to every partner, in the caller's transaction: kept here, and in the outbox of each. Where there is no
 * partner it is addressed to this node, so that it is sealed and can be proved all the same.
 */
export async function announce<A extends CatalogueAct>(env: CatalogueEnv, tx: Tx, saying: Saying<A>): Promise<Statement<A>> {
  const at = env.clock.now()
  const header = await headerOf(env, at, saying)
  const { document } = saying
  await insertStatement(tx, header, { document: document === undefined ? null : canonicalText(document), at })
  const documents = document === undefined || header.document === null ? [] : [{ hash: header.document, value: document }]
  const peers = env.peers()
  for (const to of peers.length > 0 ? peers : [env.me]) {
    const ord = await nextSaid(tx, saying.stream, to)
    await enqueue(tx, [{ to, header, bodies: [], documents, caseId: saying.stream, ord }])
  }
  return { header, act: saying.act, facts: saying.facts, document }
}

async function headerOf(
  env: CatalogueEnv,
  at: Date,
  { act, stream, subject, duty, facts, document }: Saying<CatalogueAct>,
): Promise<CatalogueHeader> {
  const type = catalogueTypes[act]
  return {
    specversion: '1.0',
    id: env.random.uuid(at.getTime()),
    source: env.me,
    type,
    subject,
    time: at.toISOString(),
    dataschema: schemaOf(type),
    case: stream,
    hash: env.hash,
    duty,
    document: document === undefined ? null : await documentHash(document, env.hash, env.suites),
    facts: { ...facts },
  }
}
