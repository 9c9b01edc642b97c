import { utf8 } from '@tongban/protocol/bytes'
import { canonicalText } from '@tongban/protocol/canonical'
import { hashOf } from '@tongban/protocol/hash'
import { readSituations, type Situations } from '@tongban/protocol/situations/table'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { itemIsKnown } from '../finding/item.store.ts'
import { problem } from '../problems.ts'
import type { VersionReader } from '../publishing/read-version.ts'
import { type Finding, findingsOf } from './findings.ts'
import { insertRevision, latestRevision, type SituationRevision } from './situation.store.ts'

export interface Saving {
  readonly actor: string
  readonly item: string
  readonly document: unknown
  /** The revision that the editor saw; 0 where there was none. */
  readonly seen: number
}

/** A revision with everything that keeps it from being published; or, where somebody else saved meanwhile, what stands now. */
export type SavedSituations =
  | { readonly ok: true; readonly revision: number; readonly hash: string; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly standing: SituationRevision | undefined }

/**
 * Saves situations as the next revision, together with what the check found: a half-made table may be kept, only a clean one published.
 * Refuses `catalogue/situationsMalformed`, `placeElsewhere`, `itemUnknown`. A stale `seen` changes nothing.
 */
export async function saveSituations(env: CatalogueEnv, reader: VersionReader, saving: Saving): Promise<SavedSituations> {
  const situations = situationsIn(saving)
  if (env.nodeOf(situations.place) !== env.me) throw problem.placeElsewhere({ place: situations.place }, { field: '/body/place' })
  const document = canonicalText(situations)
  const hash = await hashOf(env.suites, 'sha-256', utf8(document))
  return env.db.write(saving.actor, async (tx) => {
    const standing = await latestRevision(tx, situations)
    if ((standing?.revision ?? 0) !== saving.seen) return { ok: false, standing }
    const findings = await findingsFor(env, reader, tx, situations)
    const { item, place, from } = situations
    const revision = saving.seen + 1
    const row = { item, place, revision, hash, from, document, findings, savedAt: env.clock.now(), savedBy: saving.actor }
    if (!(await insertRevision(tx, row))) return { ok: false, standing: await latestRevision(tx, situations) }
    tx.audit({ actor: saving.actor, action: 'catalogue.saveSituations', subject: item, facts: { place, revision, hash } })
    return { ok: true, revision, hash, findings }
  })
}

function situationsIn({ document, item }: Saving): Situations {
  const read = readSituations(document)
  if (!read.ok) throw problem.situationsMalformed({ faults: read.faults }, { field: `/body${read.faults[0]?.at ?? ''}` })
  if (read.situations.item !== item) throw problem.situationsMalformed({ item }, { field: '/body/item' })
  return read.situations
}

async function findingsFor(env: CatalogueEnv, reader: VersionReader, tx: Tx, situations: Situations): Promise<Finding[]> {
  if (!(await itemIsKnown(tx, situations.item))) throw problem.itemUnknown({ item: situations.item }, { field: '/body/item' })
  return findingsOf(env, reader, { tx, situations })
}
