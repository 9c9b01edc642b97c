import type { CatalogueEnv } from '../env.ts'
import { refreshIndex } from '../finding/refresh-index.ts'
import { checkOf, type Edition, lastEdition, saveEdition } from './edition.store.ts'
import { entriesWithDrafts, hashOfEntries } from './entries-hash.ts'
import { lockDictionary, publishDrafts } from './entry.store.ts'
import { problem } from './problems.ts'

/**
 * Publishes every draft as one edition. `check` is the hash of the dictionary whose query sets were run and shown: refuses
 * `catalogue/dictionaryNotChecked` when the drafts are not the ones that were checked, `dictionaryUnchanged` when there is nothing to publish.
 */
export async function publishDictionary(env: CatalogueEnv, actor: string, check: string): Promise<Edition> {
  const edition = await env.db.write(actor, async (tx) => {
    await lockDictionary(tx)
    const hash = hashOfEntries(await entriesWithDrafts(tx))
    const checked = await checkOf(tx, check)
    if (!checked || checked.hash !== hash) throw problem.dictionaryNotChecked({ check, hash }, { field: '/body/check' })
    const last = await lastEdition(tx)
    if (last?.hash === hash) throw problem.dictionaryUnchanged({ hash })
    await publishDrafts(tx)
    const number = (last?.number ?? 0) + 1
    const next: Edition = {
      number,
      hash,
      shipped: last?.shipped ?? '',
      report: checked.report,
      publishedAt: env.clock.now(),
      publishedBy: actor,
    }
    await saveEdition(tx, next)
    tx.audit({ actor, action: 'catalogue.publishDictionary', subject: String(number), facts: { hash } })
    return next
  })
  await refreshIndex(env, actor)
  return edition
}
