import { readBundle } from '@tongban/protocol/bundles/bundle'
import { canonicalText } from '@tongban/protocol/canonical'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { type BundleRevision, bundleById, insertBundle } from './bundle.store.ts'

export interface SavingBundle {
  readonly actor: string
  readonly id: string
  readonly document: unknown
  /** The revision that the editor saw; 0 where there was none. */
  readonly seen: number
}

/** The revision that stands now; `changed` is false where the text was there already. Or, where somebody else saved meanwhile, their text. */
export type SavedBundle =
  | { readonly ok: true; readonly revision: number; readonly changed: boolean }
  | { readonly ok: false; readonly standing: BundleRevision | undefined }

/** Saves a bundle as its next revision. Refuses `catalogue/bundleMalformed`. A stale `seen` changes nothing. */
export async function saveBundle(env: CatalogueEnv, { actor, id, document, seen }: SavingBundle): Promise<SavedBundle> {
  const read = readBundle(document)
  if (!read.ok) throw problem.bundleMalformed({ faults: read.faults }, { field: `/body${read.faults[0] ?? ''}` })
  const { bundle } = read
  if (bundle.id !== id) throw problem.bundleMalformed({ id }, { field: '/body/id' })
  return env.db.write(actor, async (tx) => {
    const standing = await bundleById(tx, id)
    if (standing && canonicalText(standing.document) === canonicalText(bundle))
      return { ok: true, revision: standing.revision, changed: false }
    if ((standing?.revision ?? 0) !== seen) return { ok: false, standing }
    const row = { revision: seen + 1, document: bundle, savedAt: env.clock.now(), savedBy: actor }
    if (!(await insertBundle(tx, row))) return { ok: false, standing: await bundleById(tx, id) }
    tx.audit({ actor, action: 'catalogue.saveBundle', subject: id, facts: { revision: row.revision } })
    return { ok: true, revision: row.revision, changed: true }
  })
}
