import { type CatalogueFacts, offerSubject, streamOf } from '@tongban/protocol/event/catalogue'
import { isVersion, type Version, versionHash } from '@tongban/protocol/version/version'
import { isUniqueViolation, type Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { announce } from '../statements/announce.ts'
import type { Duty } from '../statements/statement.ts'
import { refuseUndeclared } from '../variance/gate.ts'
import { keepVersion } from './keep-version.ts'
import { faultsOf } from './version-faults.ts'

export interface Publishing {
  /** Who publishes, as the audit names it. */
  readonly actor: string
  readonly document: unknown
  /**
   * `here`: for a place this node answers for; the partners are told. `partner`: a version another node published, from its file.
   * `anywhere`: whichever of the two its place says.
   */
  readonly origin: 'here' | 'partner' | 'anywhere'
  /** As what the actor publishes; an operator unless it is said. */
  readonly duty?: Duty
}

/** `changed` is false when this very version stood already. */
export interface Published {
  readonly hash: string
  readonly version: Version
  readonly changed: boolean
}

/**
 * Publishes a version: from its first day on it takes applications, and it never changes again. Refuses what has not the shape, what the
 * lints find, a form that is no JSON Schema, another node's place, an item nobody knows, a difference from the standard that is not
 * declared, and a second version from the same day.
 */
export async function publishVersion(env: CatalogueEnv, publishing: Publishing): Promise<Published> {
  const { actor, document } = publishing
  const origin = originOf(env, publishing)
  const version = checked(document, origin)
  const node = env.nodeOf(version.place)
  if (origin === 'here' ? node !== env.me : node === undefined)
    throw problem.placeElsewhere({ place: version.place }, { field: '/body/place' })
  const hash = await versionHash(version, env.suites)
  const changed = await refusingSameDay(version, () =>
    env.db.write(actor, async (tx) => {
      if (origin === 'here') await refuseUndeclared(tx, version)
      if (!(await keepVersion(env, tx, { hash, version, actor }))) return false
      if (origin === 'here') await tell(env, tx, { version, hash, duty: publishing.duty ?? { role: 'operator', actor } })
      return true
    }),
  )
  return { hash, version, changed }
}

function originOf({ nodeOf, me }: CatalogueEnv, { origin, document }: Publishing): 'here' | 'partner' {
  if (origin !== 'anywhere') return origin
  const place = typeof document === 'object' && document !== null && 'place' in document ? document.place : undefined
  return typeof place === 'string' && nodeOf(place) === me ? 'here' : 'partner'
}

function checked(document: unknown, origin: 'here' | 'partner'): Version {
  const faults = faultsOf(document, { guide: origin === 'here' })
  const [first] = faults
  if (first)
    throw refusalOf[first.code === 'shape' || first.code === 'form' ? first.code : 'lint'](
      { faults },
      { field: `/body${first.at}` },
    )
  return isVersion(document) ? document : bug('a document without faults is no version')
}

const refusalOf = { shape: problem.versionMalformed, form: problem.formMalformed, lint: problem.versionNotReady } as const

interface Told {
  readonly version: Version
  readonly hash: string
  readonly duty: Duty
}

async function tell(env: CatalogueEnv, tx: Tx, { version, hash, duty }: Told): Promise<void> {
  const { item, place, from, until } = version
  const subject = offerSubject(version)
  const facts: CatalogueFacts<'publishVersion'> = { item, place, version: hash, from, until }
  const stream = await streamOf(subject, env.suites)
  await announce(env, tx, { act: 'publishVersion', stream, subject, duty, facts, document: version })
}

async function refusingSameDay<T>({ item, place, from }: Version, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isUniqueViolation(error, 'version_item_place_from_day_key')) throw error
    throw problem.dayTaken({ item, place, from }, { field: '/body/from' })
  }
}
