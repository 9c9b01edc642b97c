import { canonicalText } from '@tongban/protocol/canonical'
import {
  type CatalogueAct,
  type CatalogueFacts,
  type CatalogueHeader,
  catalogueActOf,
  catalogueFactsFit,
  documentHash,
  isCatalogueHeader,
} from '@tongban/protocol/event/catalogue'
import type { AnyHeader, Delivery, Verdict } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { takeBatch } from '../listing/batches.ts'
import { takeHalt, takeResumption } from '../listing/halts.ts'
import { problem } from '../problems.ts'
import { takeVersion } from '../publishing/take-version.ts'
import { takeSituations } from '../situations/take-situations.ts'
import { takeAdoption, takeComment, takeProposal, takeWithdrawal } from '../standards/take.ts'
import { takeAnswer, takeDeclaration, takeEnd } from '../variance/take.ts'
import { insertStatement, statementIsKnown } from './statement.store.ts'
import type { Statement } from './statement.ts'

type Take<A extends CatalogueAct> = (env: CatalogueEnv, tx: Tx, statement: Statement<A>) => Promise<Verdict>

const takers: { readonly [A in CatalogueAct]: Take<A> } = {
  proposeStandard: takeProposal,
  commentStandard: takeComment,
  adoptStandard: takeAdoption,
  withdrawStandard: takeWithdrawal,
  publishVersion: takeVersion,
  publishSituations: takeSituations,
  haltOffer: takeHalt,
  resumeOffer: takeResumption,
  declareVariance: takeDeclaration,
  answerVariance: takeAnswer,
  endVariance: takeEnd,
  announceBatch: takeBatch,
}

const DAY_MS = 86_400_000

/**
 * Takes what a partner says of its catalogue, in the transaction of inbox and receipt. What is malformed, not its document or not its
 * place is refused; what needs an earlier statement waits for it; a later version of a type is not understood.
 */
export async function hear(env: CatalogueEnv, tx: Tx, delivery: Delivery<AnyHeader>): Promise<Verdict> {
  const { header } = delivery
  if (!isCatalogueHeader(header)) throw problem.statementMalformed()
  const act = catalogueActOf(header.type)
  if (!act) return { verdict: 'notUnderstood' }
  if (Date.parse(header.time) > env.clock.now().getTime() + DAY_MS) return { verdict: 'waiting' }
  if (await statementIsKnown(tx, header.case, header.id)) return { verdict: 'duplicate' }
  const document = await documentOf(env, header, delivery)
  const verdict = await take(env, tx, { act, header, document })
  if (verdict.verdict !== 'stored') return verdict
  await insertStatement(tx, header, { document: document === undefined ? null : canonicalText(document), at: env.clock.now() })
  tx.audit({ actor: header.source, action: `catalogue.heard.${act}`, subject: header.subject, facts: { event: header.id } })
  return verdict
}

interface Heard<A extends CatalogueAct> {
  readonly act: A
  readonly header: CatalogueHeader
  readonly document: unknown
}

function take<A extends CatalogueAct>(env: CatalogueEnv, tx: Tx, { act, header, document }: Heard<A>): Promise<Verdict> {
  const facts: unknown = header.facts
  if (!catalogueFactsFit(act, facts)) throw problem.statementMalformed({ act })
  return takers[act](env, tx, { act, header, document, facts: facts satisfies CatalogueFacts<A> })
}

/** The document that the header names, which must have come along and be that very one. */
async function documentOf(env: CatalogueEnv, { document, hash }: CatalogueHeader, { documents = [] }: Delivery<AnyHeader>) {
  if (document === null) return undefined
  for (const { value } of documents) if ((await documentHash(value, hash, env.suites)) === document) return value
  throw problem.documentMismatch({ document })
}
