import { canonicalText } from '@tongban/protocol/canonical'
import { type LintFault, lintVersion } from '@tongban/protocol/version/lint'
import { isVersion, type Version, versionHash, versionShapeFaults } from '@tongban/protocol/version/version'
import { isUniqueViolation, type Tx } from '../../platform/db/db.ts'
import { bigrams, searchText } from '../domain/item-name.ts'
import type { CatalogueEnv } from '../env.ts'
import { itemIsKnown } from '../finding/item.store.ts'
import { problem } from '../problems.ts'
import { itemId } from '../stable-id.ts'
import { formFault } from './form-schema.ts'
import { insertItem, insertVersion, type VersionRecord } from './version.store.ts'

export interface Publishing {
  /** Who publishes, as the audit names it. */
  readonly actor: string
  readonly document: unknown
  /** `here`: only for a place this node answers for. `partner`: a version another node published, as it stands in its file or event. */
  readonly origin: 'here' | 'partner'
}

/** `changed` is false when this very version stood already. */
export interface Published {
  readonly hash: string
  readonly version: Version
  readonly changed: boolean
}

/**
 * Publishes a version: from its first day on it takes applications, and it never changes again. Refuses what has not the shape, what the
 * lint finds, a form that is no JSON Schema, another node's place, an item nobody knows, and a second version from the same day.
 */
export async function publishVersion(env: CatalogueEnv, { actor, document, origin }: Publishing): Promise<Published> {
  const version = checked(document)
  if (origin === 'here' && env.nodeOf(version.place) !== env.me)
    throw problem.placeElsewhere({ place: version.place }, { field: '/body/place' })
  const hash = await versionHash(version, env.suites)
  const record = recordOf(env, actor, { version, hash })
  const changed = await refusingSameDay(record, () => env.db.write(actor, (tx) => store(env, tx, { version, record })))
  return { hash, version, changed }
}

function checked(document: unknown): Version {
  const [malformed] = versionShapeFaults(document)
  if (malformed !== undefined || !isVersion(document))
    throw problem.versionMalformed({ at: malformed }, { field: `/body${malformed ?? ''}` })
  const faults: LintFault[] = lintVersion(document)
  if (faults[0]) throw problem.versionNotReady({ faults }, { field: `/body${faults[0].at}` })
  const wrong = formFault(document.formSchema)
  if (wrong !== undefined) throw problem.formMalformed({ wrong }, { field: '/body/formSchema' })
  return document
}

function recordOf(env: CatalogueEnv, publishedBy: string, { version, hash }: { version: Version; hash: string }): VersionRecord {
  const { item, place, mode, from, until } = version
  return { hash, item, place, mode, from, until, document: canonicalText(version), publishedAt: env.clock.now(), publishedBy }
}

async function store(
  env: CatalogueEnv,
  tx: Tx,
  { version, record }: { version: Version; record: VersionRecord },
): Promise<boolean> {
  await ensureItem(tx, version, record.publishedAt)
  if (!(await insertVersion(tx, record))) return false
  const { hash, item, place, publishedBy: actor } = record
  tx.audit({ actor, action: 'catalogue.publish', subject: hash, facts: { item, place } })
  tx.publish({
    id: env.random.uuid(record.publishedAt.getTime()),
    topic: 'catalogue.versionPublished',
    subject: hash,
    body: { item, place },
  })
  return true
}

/** A version may be the first that is heard of its item, but only under the id that its name gives. */
async function ensureItem(tx: Tx, { item, name }: Version, knownSince: Date): Promise<void> {
  if (await itemIsKnown(tx, item)) return
  if (item !== itemId(name.zh)) throw problem.itemUnknown({ item }, { field: '/body/item' })
  await insertItem(tx, { id: item, name: name.zh, searchText: searchText(name.zh), bigrams: bigrams(name.zh) }, knownSince)
}

async function refusingSameDay<T>({ item, place, from }: VersionRecord, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isUniqueViolation(error, 'version_item_place_from_day_key')) throw error
    throw problem.dayTaken({ item, place, from }, { field: '/body/from' })
  }
}
