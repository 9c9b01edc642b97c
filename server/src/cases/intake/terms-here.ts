import type { Terms } from '@tongban/protocol/case/step'
import type { Version } from '@tongban/protocol/version/version'
import { agreementByHash } from '../../exchange/index.ts'
import { type Actor, dutyAt } from '../../identity/index.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { Pin } from './pin.ts'

export interface TermsWanted {
  readonly item: string
  readonly receivingPlace: string
  readonly decidingPlace: string
}

/** What a counter may do with an item that another place decides: the version it would be filed under and the agreement's terms. */
export interface TermsHere extends Terms {
  readonly version: string
  readonly mode: Version['mode']
  /** The agreement in force; null where one region does it all. `until` is its last day. */
  readonly agreement: { readonly id: string; readonly until: string } | null
}

/**
 * For a clerk, before anything is taken in. Refuses as the intake itself would: `cases/noVersion`, `cases/noAgreement`,
 * `cases/placeUnknown`; and `cases/noDuty` for whoever does not serve at that counter.
 */
export async function termsHere(env: CasesEnv, pin: Pin, asked: { wanted: TermsWanted; actor: Actor }): Promise<TermsHere> {
  const { wanted, actor } = asked
  if (!dutyAt(actor, wanted.receivingPlace, 'clerk')) throw problem.noDuty({ ...wanted }, { field: '/query/receivingPlace' })
  const { terms, facts } = await pin({ ...wanted, part: 'query' })
  const hash = facts.agreement
  const agreement = hash === null ? undefined : await env.db.read(actor.id, (tx) => agreementByHash(tx, hash))
  return {
    ...terms,
    version: facts.version,
    mode: facts.mode,
    agreement: agreement === undefined ? null : { id: agreement.id, until: agreement.until },
  }
}
