import { bringsInOutsider, type Named, type Naming, placeNamedBy } from '@tongban/protocol/case/brought-in'
import type { Standing } from '@tongban/protocol/case/standing'
import { agreementByHash } from '../../exchange/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { isKnownPlace } from '../known-place.ts'
import { problem } from '../problems.ts'

/** A step that may name a place: `at` is where it stands in the request, as a JSON pointer. */
export interface AskedNaming extends Naming {
  readonly at: string
}

const fieldOf = ({ at }: AskedNaming, { fact }: Named): string => `${at}/facts/${fact}`

/**
 * Refuses with `cases/placeUnknown` a step that names a place which nobody answers for: it would hold the case, or owe an answer, for ever.
 */
export function refuseUnknownPlace(env: CasesEnv, step: AskedNaming): void {
  const named = placeNamedBy(step)
  if (named && !isKnownPlace(env, named.place)) {
    throw problem.placeUnknown({ action: step.action, place: named.place }, { field: fieldOf(step, named) })
  }
}

/**
 * Refuses with `cases/noAgreement` a step that would bring in a node which is no party to the agreement that the case pinned: that node
 * refuses the case (`receive-event.ts`), and whatever was said to it would lie parked for ever.
 */
export async function refuseOutsider(env: CasesEnv, tx: ReadTx, standing: Standing, step: AskedNaming): Promise<void> {
  const named = placeNamedBy(step)
  if (!named) return
  const hash = standing.born.agreement
  const agreement = hash === null ? null : await agreementByHash(tx, hash)
  if (agreement === undefined || !bringsInOutsider(standing, step, { agreement, nodeOf: (place) => nodeOf(env.trust(), place) }))
    return
  throw problem.noAgreement({ action: step.action, place: named.place, agreement: hash }, { field: fieldOf(step, named) })
}
