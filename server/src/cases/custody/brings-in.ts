import type { Standing } from '@tongban/protocol/case/standing'
import type { CaseAction } from '@tongban/protocol/event/actions'
import { agreementByHash } from '../../exchange/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { isKnownPlace } from '../known-place.ts'
import { problem } from '../problems.ts'
import { nodesOf } from '../writing/address.ts'

/** What is read of a step that may name a place: `at` is where the step stands in the request, as a JSON pointer. */
export interface Naming {
  readonly action: CaseAction
  readonly facts?: Readonly<Record<string, unknown>>
  readonly at: string
}

/** The fact by which an act brings a place in. One that nobody answers for would hold the case, or owe an answer, for ever. */
const placeNamed: { readonly [A in CaseAction]?: string } = { handOver: 'taker', inquire: 'place' }

interface Named {
  readonly place: string
  readonly field: string
}

function namedBy({ action, facts = {}, at }: Naming): Named | undefined {
  const fact = placeNamed[action]
  const place = fact === undefined ? undefined : facts[fact]
  return typeof place === 'string' ? { place, field: `${at}/facts/${fact}` } : undefined
}

/** Refuses with `cases/placeUnknown` a step that names a place which nobody answers for. */
export function refuseUnknownPlace(env: CasesEnv, step: Naming): void {
  const named = namedBy(step)
  if (named && !isKnownPlace(env, named.place)) {
    throw problem.placeUnknown({ action: step.action, place: named.place }, { field: named.field })
  }
}

/**
 * Refuses with `cases/noAgreement` a step that would bring in a node which is no party to the agreement that the case pinned: that node
 * refuses the case (`receive-birth.ts`), and whatever was said to it would lie parked for ever. A case within one node pins none: it may
 * ask elsewhere, but it is never handed out.
 */
export async function refuseOutsider(env: CasesEnv, tx: ReadTx, standing: Standing, step: Naming): Promise<void> {
  const named = namedBy(step)
  const node = named && nodeOf(env.trust(), named.place)
  if (node && (await isOutside(env, tx, { standing, step, node }))) {
    const { agreement } = standing.born
    throw problem.noAgreement({ action: step.action, place: named.place, agreement }, { field: named.field })
  }
}

interface BroughtIn {
  readonly standing: Standing
  readonly step: Naming
  readonly node: string
}

async function isOutside(env: CasesEnv, tx: ReadTx, { standing, step, node }: BroughtIn): Promise<boolean> {
  const { agreement: hash, decidingPlace } = standing.born
  if (hash === null) return step.action === 'handOver' && node !== nodeOf(env.trust(), decidingPlace)
  if (nodesOf(env.trust(), standing).includes(node)) return false
  const agreement = await agreementByHash(tx, hash)
  return agreement !== undefined && !agreement.parties.includes(node)
}
