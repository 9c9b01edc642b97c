import { agreementHash, verifyAgreement } from '@tongban/protocol/trust/agreement'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { type AgreementFound, insertAgreement } from './agreement.store.ts'

/**
 * Takes in a signed agreement: every party must have signed with a key that the trust list gave it then. It is kept under its hash and
 * never changes; the same one again changes nothing. Refusals: `exchange/agreementMalformed`, `exchange/agreementUnsigned`.
 */
export async function loadAgreement(
  env: ExchangeEnv,
  document: unknown,
  actor: string,
): Promise<AgreementFound & { readonly isNew: boolean }> {
  const { db, clock, suites } = env
  const verdict = await verifyAgreement(document, { trust: env.trust(), suites })
  if (!verdict.ok) {
    if (!('party' in verdict)) throw problem.agreementMalformed({ why: verdict.why })
    throw problem.agreementUnsigned({ why: verdict.why, party: verdict.party }, { field: '/body/signatures' })
  }
  const { agreement } = verdict
  const hash = await agreementHash(agreement, suites)
  const isNew = await db.write(actor, async (tx) => {
    const inserted = await insertAgreement(tx, hash, agreement, clock.now())
    if (inserted) tx.audit({ actor, action: 'exchange.loadAgreement', subject: hash, facts: { id: agreement.id } })
    return inserted
  })
  return { hash, agreement, isNew }
}
