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
  /** Of a joint case, the parent itself or a child: then the mode is not that of the version. */
  readonly joint?: true
  /** The part of the request that names all this, for refusals; the body by default. */
  readonly part?: 'body' | 'query'
}

export type Pin = (wanted: Wanted) => Promise<Pinned>

interface InForce {
  readonly version: Version
  readonly hash: string
  readonly agreed: { readonly hash: string | null; readonly terms: Terms }
}

const KNOWN_MS = 1_000
const MOST_KNOWN = 5_000

/**
 * Finds the version in force at the deciding place and the agreement in force between the two, as of today. What was found is known for
 * a second: a counter that files hundreds of cases asks the store once, and a version published meanwhile is seen a moment later, as it
 * would be by a partner. Refusals are never remembered.
 */
export function createPin(env: CasesEnv): Pin {
  const known = new Map<string, { readonly found: InForce; readonly until: number }>()
  return async (wanted) => {
    const now = env.clock.now()
    const { item, decidingPlace, joint = false } = wanted
    const name = JSON.stringify([item, decidingPlace, joint, dayOf(now), env.trust().version])
    const before = known.get(name)
    const found = before && now.getTime() < before.until ? before.found : await findInForce(env, wanted, dayOf(now))
    if (found !== before?.found) {
      if (known.size >= MOST_KNOWN) known.clear()
      known.set(name, { found, until: now.getTime() + KNOWN_MS })
    }
    return pinned(wanted, found)
  }
}

async function findInForce(env: CasesEnv, wanted: Wanted, day: string): Promise<InForce> {
  return env.db.read('rule', async (tx) => {
    const found = await env.catalogue.inForce(tx, { item: wanted.item, place: wanted.decidingPlace, day })
    if (!found) throw problem.noVersion({ item: wanted.item, place: wanted.decidingPlace }, { field: fieldOf(wanted, 'item') })
    return { ...found, agreed: await agreementFor(env, tx, wanted, { mode: modeOf(wanted, found.version), day }) }
  })
}

const modeOf = ({ joint }: Wanted, { mode }: Version): Version['mode'] => (joint ? 'joint' : mode)
const fieldOf = ({ part = 'body' }: Wanted, name: string): string => `/${part}/${name}`

function pinned(wanted: Wanted, { version, hash, agreed }: InForce): Pinned {
  if (wanted.mode !== undefined && wanted.mode !== version.mode) {
    throw problem.modeNotOffered({ item: wanted.item, mode: wanted.mode }, { field: '/body/mode' })
  }
  const mode = modeOf(wanted, version)
  return { version, terms: agreed.terms, facts: factsOf(wanted, { version, hash, mode, agreement: agreed.hash }) }
}

async function agreementFor(
  env: CasesEnv,
  tx: ReadTx,
  wanted: Wanted,
  { mode, day }: { mode: Version['mode']; day: string },
): Promise<{ hash: string | null; terms: Terms }> {
  const { item, decidingPlace } = wanted
  const there = nodeOf(env.trust(), decidingPlace)
  if (!there) throw problem.placeUnknown({ place: decidingPlace }, { field: fieldOf(wanted, 'decidingPlace') })
  if (there === env.me) return { hash: null, terms: termsOf(null, item) }
  const found = await agreementInForce(tx, { parties: [env.me, there], item, mode, day })
  if (!found) throw problem.noAgreement({ item, decidingPlace, mode }, { field: fieldOf(wanted, 'decidingPlace') })
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
