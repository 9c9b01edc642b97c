import { documentHash } from '@tongban/protocol/event/catalogue'
import { exchangeActOf, exchangeFactsFit, isExchangeHeader } from '@tongban/protocol/event/exchange'
import type { Tx } from '../../platform/db/db.ts'
import { takeAgreement } from '../agreements/load-agreement.ts'
import type { ExchangeEnv } from '../env.ts'
import type { AnyHeader, Delivery, Verdict } from '../ports.ts'
import { problem } from '../problems.ts'

/**
 * Takes a trust list or an agreement that a peer went over to, in the transaction of inbox and receipt. That the peer says so counts for
 * nothing: both bear the signatures by which this node judges them, as if its own operator had brought them. What concerns only the writer
 * is not understood here.
 */
export async function hear(env: ExchangeEnv, tx: Tx, { header, documents = [] }: Delivery<AnyHeader>): Promise<Verdict> {
  if (!isExchangeHeader(header)) throw problem.statementMalformed()
  const act = exchangeActOf(header.type)
  if (act !== 'publishTrustList' && act !== 'loadAgreement') return { verdict: 'notUnderstood' }
  if (!exchangeFactsFit(act, header.facts)) throw problem.statementMalformed({ act })
  const [document] = documents
  if (!document || (await documentHash(document.value, header.hash, env.suites)) !== header.document)
    throw problem.statementMalformed({ act, document: header.document })
  if (act === 'publishTrustList') return { verdict: await env.takeTrust(tx, document.value, header.source) }
  const { isNew } = await takeAgreement(env, tx, { document: document.value, actor: header.source })
  return { verdict: isNew ? 'stored' : 'duplicate' }
}
