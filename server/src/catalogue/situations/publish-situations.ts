import { type CatalogueFacts, offerSubject, streamOf } from '@tongban/protocol/event/catalogue'
import type { Situations } from '@tongban/protocol/situations/table'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx, Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { VersionReader } from '../publishing/read-version.ts'
import { announce } from '../statements/announce.ts'
import type { Duty } from '../statements/statement.ts'
import { findingsOf } from './findings.ts'
import { storedSituations } from './read-situations.ts'
import { askedBefore, latestRevision, markPublished, type OfPlace, type SituationRevision } from './situation.store.ts'

export interface PublishingSituations extends OfPlace {
  readonly actor: string
  /** As what the actor publishes. */
  readonly duty: Duty
  /** The revision that the publisher saw, which must still be the last one. */
  readonly seen: number
}

/** `changed` is false when this revision was published before. */
export interface PublishedSituations {
  readonly revision: number
  readonly hash: string
  readonly changed: boolean
}

/**
 * From their first day on the situations are asked of people. The version may have changed since they were saved, so they are held against
 * it once more. The partners are told. Refuses `catalogue/situationsUnknown`, `situationsChanged`, `situationsNotReady`, and `situationsStarted` where they
 * would begin before today though people were asked others by then: what was asked yesterday is not rewritten.
 */
export async function publishSituations(
  env: CatalogueEnv,
  reader: VersionReader,
  { actor, duty, item, place, seen }: PublishingSituations,
): Promise<PublishedSituations> {
  if (env.nodeOf(place) !== env.me) throw problem.placeElsewhere({ place }, { field: '/query/place' })
  return env.db.write(actor, async (tx) => {
    const row = await latestRevision(tx, { item, place })
    if (!row) throw problem.situationsUnknown({ item, place }, { field: '/query/place' })
    const { revision, hash } = row
    if (revision !== seen) throw problem.situationsChanged({ item, place, seen, revision }, { field: '/header/if-match' })
    if (row.publishedAt !== null) return { revision, hash, changed: false }
    const situations = storedSituations(row)
    const findings = await findingsOf(env, reader, { tx, situations })
    if (findings.length > 0) throw problem.situationsNotReady({ item, place, findings })
    const at = env.clock.now()
    if (await rewritesThePast(tx, row, dayOf(at))) throw problem.situationsStarted({ item, place, from: row.from })
    const changed = await markPublished(tx, { item, place, revision }, { at, by: actor })
    if (changed) {
      tx.audit({ actor, action: 'catalogue.publishSituations', subject: item, facts: { place, revision, hash } })
      await tell(env, tx, { row, situations, duty })
    }
    return { revision, hash, changed }
  })
}

interface Told {
  readonly row: SituationRevision
  readonly situations: Situations
  readonly duty: Duty
}

/** The partners ask their people the same: after what was said of the version, in the stream of the same offer. */
async function tell(env: CatalogueEnv, tx: Tx, { row, situations, duty }: Told): Promise<void> {
  const { item, place, revision, hash, from } = row
  const subject = offerSubject(row)
  const facts: CatalogueFacts<'publishSituations'> = { item, place, situations: hash, revision, from }
  const stream = await streamOf(subject, env.suites)
  await announce(env, tx, { act: 'publishSituations', stream, subject, duty, facts, document: situations })
}

async function rewritesThePast(tx: ReadTx, { item, place, from }: SituationRevision, today: string): Promise<boolean> {
  return from < today && (await askedBefore(tx, { item, place, day: today }))
}
