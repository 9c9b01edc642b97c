import { agreementHash, verifyAgreement } from '@tongban/protocol/trust/agreement'
import type { Tx } from '../../platform/db/db.ts'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { state } from '../statements/state.ts'
import { type AgreementFound, insertAgreement, listAgreements } from './agreement.store.ts'

type Taken = AgreementFound & { readonly isNew: boolean }

/**
 * Takes in a signed agreement: every party must have signed with a key that the trust list gave it then. It is kept under its hash and
 * never changes; the same one again changes nothing. A new one is said to the other parties, but not the first of this node: until they
 * have one too, each is set up by its own operator. Refusals: `exchange/agreementMalformed`, `exchange/agreementUnsigned`.
 */
export async function loadAgreement(
  env: ExchangeEnv,
  {
    document,
    actor,
    nudge,
  }: { readonly document: unknown; readonly actor: string; readonly nudge: (peers: readonly string[]) => void },
): Promise<Taken> {
  return env.db.write(actor, async (tx) => {
    const isFirst = (await listAgreements(tx)).length === 0
    const taken = await takeAgreement(env, tx, { document, actor })
    const { agreement, hash, isNew } = taken
    const listed = new Set(env.trust().nodes.map(({ id }) => id))
    const to = agreement.parties.filter((party) => party !== env.me && listed.has(party))
    if (!isNew || isFirst || to.length === 0 || !env.settings.announces) return taken
    await state(env, tx, { act: 'loadAgreement', about: env.me, to, actor, facts: { agreement: hash }, document: agreement })
    tx.afterCommit(() => nudge(to))
    return taken
  })
}

/** The same in the caller's transaction, whoever brings it; nobody is told. */
export async function takeAgreement(
  { clock, suites, trust }: ExchangeEnv,
  tx: Tx,
  { document, actor }: { readonly document: unknown; readonly actor: string },
): Promise<Taken> {
  const verdict = await verifyAgreement(document, { trust: trust(), suites })
  if (!verdict.ok) {
    if (!('party' in verdict)) throw problem.agreementMalformed({ why: verdict.why })
    throw problem.agreementUnsigned({ why: verdict.why, party: verdict.party }, { field: '/body/signatures' })
  }
  const { agreement } = verdict
  const hash = await agreementHash(agreement, suites)
  const isNew = await insertAgreement(tx, hash, agreement, clock.now())
  if (isNew) tx.audit({ actor, action: 'exchange.loadAgreement', subject: hash, facts: { id: agreement.id } })
  return { hash, agreement, isNew }
}
