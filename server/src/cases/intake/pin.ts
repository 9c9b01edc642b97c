import type { Terms } from '@tongban/protocol/case/step'
import { termsOf } from '@tongban/protocol/case/terms'
import type { SubmitFacts } from '@tongban/protocol/event/facts'
import type { Version } from '@tongban/protocol/version/version'
import { agreementInForce } from '../../exchange/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { nodeOf } from '../domain/node-of.ts'
import { figuresOf } from '../domain/pinned-facts.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'

/** What a case pins when it is born: the version, the agreement, and all facts that the law will read from then on. */
export interface Pinned {
  readonly facts: SubmitFacts
  readonly version: Version
  readonly terms: Terms
}

export interface Wanted {
  readonly item: string
  readonly receivingPlace: string
  readonly decidingPlace: string
  readonly mode?: 'online' | 'relay'
  readonly parent?: string
}

/** Finds the version in force at the deciding place and the agreement in force between the two, as of today. */
export async function pin(env: CasesEnv, wanted: Wanted): Promise<Pinned> {
  return env.db.read('rule', async (tx) => {
    const day = dayOf(env.clock.now())
    const found = await env.catalogue.inForce(tx, { item: wanted.item, place: wanted.decidingPlace, day })
    if (!found) throw problem.noVersion({ item: wanted.item, place: wanted.decidingPlace }, { field: '/body/item' })
    const { hash, version } = found
    if (wanted.mode !== undefined && wanted.mode !== version.mode) {
      throw problem.modeNotOffered({ item: wanted.item, mode: wanted.mode }, { field: '/body/mode' })
    }
    const mode = wanted.parent === undefined ? version.mode : 'joint'
    const agreed = await agreementFor(env, tx, wanted, { mode, day })
    return { version, terms: agreed.terms, facts: factsOf(wanted, { version, hash, mode, agreement: agreed.hash }) }
  })
}

async function agreementFor(
  env: CasesEnv,
  tx: ReadTx,
  { item, decidingPlace }: Wanted,
  { mode, day }: { mode: Version['mode']; day: string },
): Promise<{ hash: string | null; terms: Terms }> {
  const there = nodeOf(env.trust(), decidingPlace)
  if (!there) throw problem.placeUnknown({ place: decidingPlace }, { field: '/body/decidingPlace' })
  if (there === env.me) return { hash: null, terms: termsOf(null, item) }
  const found = await agreementInForce(tx, { parties: [env.me, there], item, mode, day })
  if (!found) throw problem.noAgreement({ item, decidingPlace, mode }, { field: '/body/decidingPlace' })
  return { hash: found.hash, terms: termsOf(found.agreement, item) }
}

interface Known {
  readonly version: Version
  readonly hash: string
  readonly mode: Version['mode']
  readonly agreement: string | null
}

function factsOf({ receivingPlace, parent }: Wanted, { version, hash, mode, agreement }: Known): SubmitFacts {
  return {
    ...figuresOf(version),
    mode,
    version: hash,
    agreement,
    receivingPlace,
    joint: mode === 'joint',
    ...(parent ? { parent } : {}),
  }
}
