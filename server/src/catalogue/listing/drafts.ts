import { dayNumber, dayText } from '@tongban/protocol/clock/day'
import type { Version } from '@tongban/protocol/version/version'
import type { Actor } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import { claimedVersion } from '../domain/claimed-version.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { type Published, publishVersion } from '../publishing/publish-version.ts'
import { faultsOf, type VersionFault } from '../publishing/version-faults.ts'
import { standardInForce } from '../standards/read.ts'
import { managerAt } from '../statements/staff.ts'
import { dutyOf } from '../statements/statement.ts'
import {
  changeDraft,
  type Draft,
  type DraftOf,
  type DraftText,
  findDraft,
  insertDraft,
  insertText,
  lockDraft,
  textsOf,
} from './draft.store.ts'

/** A draft with all that still keeps it from being published. */
export interface DraftView extends Omit<Draft, 'savedAt'> {
  readonly savedAt: string
  readonly faults: readonly VersionFault[]
}

const viewOf = (draft: Draft): DraftView => ({
  ...draft,
  savedAt: draft.savedAt.toISOString(),
  faults: faultsOf(draft.document, { guide: true }),
})

export interface Claiming extends DraftOf {
  readonly actor: Actor
  readonly contact: Version['contact']
}

/** Claims an item for a place (领取): a draft that inherits the standard in force, with the place's own parts. */
export async function claim(env: CatalogueEnv, { item, place, actor, contact }: Claiming): Promise<DraftView> {
  managerAt(actor, place)
  if (env.nodeOf(place) !== env.me) throw problem.placeElsewhere({ place }, { field: '/body/place' })
  const savedAt = env.clock.now()
  const today = dayOf(savedAt)
  return env.db.write(actor.id, async (tx) => {
    const found = await standardInForce(tx, item, today)
    if (!found) throw problem.noStandard({ item }, { field: '/body/item' })
    const organisation = actor.duties.find((duty) => duty.place === place)?.organisation ?? place
    const local = { place, implementer: { name: organisation, code: null }, contact }
    const document = claimedVersion(found.standard, local, dayText(dayNumber(today) + 1))
    const draft = { item, place, revision: 1, standard: found.hash, document, savedBy: actor.id, savedAt }
    if (!(await insertDraft(tx, draft))) throw problem.alreadyClaimed({ item, place })
    await insertText(tx, draft, { ...draft, id: env.random.uuid(savedAt.getTime()), kept: true })
    tx.audit({ actor: actor.id, action: 'catalogue.claim', subject: item, facts: { place, standard: found.hash } })
    return viewOf(draft)
  })
}

export interface Saving extends DraftOf {
  readonly actor: Actor
  readonly document: unknown
  /** The revision its writer had before their eyes. */
  readonly seen: number
}

/** Two texts of one draft: the one that stands, and the one that came second. */
export interface Conflict {
  readonly standing: DraftView
  readonly yours: { readonly seen: number; readonly document: unknown }
}

/**
 * Saves a text. Of two who edit at once the second is refused with `catalogue/draftChanged` and gets both texts; the refused one is kept
 * too, so nothing is lost.
 */
export async function saveDraft(env: CatalogueEnv, { item, place, actor, document, seen }: Saving): Promise<DraftView> {
  managerAt(actor, place)
  const savedAt = env.clock.now()
  const id = env.random.uuid(savedAt.getTime())
  const saved = await env.db.write(actor.id, async (tx) => {
    const standing = await lockDraft(tx, { item, place })
    if (!standing) throw problem.draftUnknown({ item, place }, { field: '/path/item' })
    const kept = standing.revision === seen
    const revision = kept ? seen + 1 : seen
    await insertText(tx, standing, { id, revision, kept, document, savedBy: actor.id, savedAt })
    if (!kept) return { standing, kept }
    const changed = { ...standing, revision, document, savedBy: actor.id, savedAt }
    await changeDraft(tx, changed)
    tx.audit({ actor: actor.id, action: 'catalogue.saveDraft', subject: item, facts: { place, revision } })
    return { standing: changed, kept }
  })
  if (saved.kept) return viewOf(saved.standing)
  const conflict: Conflict = { standing: viewOf(saved.standing), yours: { seen, document } }
  throw problem.draftChanged({ ...conflict }, { field: '/header/if-match' })
}

async function known(env: CatalogueEnv, actor: Actor, { item, place }: DraftOf): Promise<Draft> {
  managerAt(actor, place)
  const draft = await env.db.read(actor.id, (tx) => findDraft(tx, { item, place }))
  if (!draft) throw problem.draftUnknown({ item, place }, { field: '/path/item' })
  return draft
}

export const showDraft = async (env: CatalogueEnv, actor: Actor, of: DraftOf): Promise<DraftView> =>
  viewOf(await known(env, actor, of))

const MOST_TEXTS = 100

/** Every text that was written for a draft, the latest first, those that came too late among them. */
export async function draftTexts(env: CatalogueEnv, actor: Actor, of: DraftOf): Promise<DraftText[]> {
  await known(env, actor, of)
  return env.db.read(actor.id, (tx) => textsOf(tx, of, MOST_TEXTS))
}

/** Publishes what the draft says, as its reader saw it. Refuses whatever `publishVersion` does, and a draft that changed meanwhile. */
export async function publishDraft(
  env: CatalogueEnv,
  { actor, seen, ...of }: DraftOf & { readonly actor: Actor; readonly seen: number },
): Promise<Published> {
  const { document, revision, item, place } = await known(env, actor, of)
  if (revision !== seen) throw problem.draftChanged({ item, place, seen }, { field: '/header/if-match' })
  const named = typeof document === 'object' && document !== null ? { ...document, item, place } : document
  return publishVersion(env, { actor: actor.id, document: named, origin: 'here', duty: dutyOf(actor, place) })
}
