import type { Tx } from '../../platform/db/db.ts'
import type { EntryBody } from '../domain/search/lexicon/dictionary.ts'
import type { CatalogueEnv } from '../env.ts'
import { dropDraft, type EntryKey, type EntryRecord, entryIn, lockDictionary, saveEntries } from './entry.store.ts'
import { problem } from './problems.ts'

/** A change that an editor makes: `body` is what the entry shall say, null to take it out. */
export interface Editing extends EntryKey {
  readonly actor: string
  readonly body: EntryBody | null
  readonly source: string
  /** The version that the editor saw; 0 for a new entry. */
  readonly seen: number
}

/**
 * Keeps a change as a draft beside what is published; a search sees it only when it is published. Refuses `catalogue/entryChanged` when
 * somebody else was faster, with both texts, `entryUnknown` when there is nothing to take out.
 */
export async function editEntry(env: CatalogueEnv, editing: Editing): Promise<EntryRecord> {
  const { actor, region, kind, term, body, source, seen } = editing
  return env.db.write(actor, async (tx) => {
    await lockDictionary(tx)
    const standing = await standingEntry(tx, editing)
    if ((standing?.version ?? 0) !== seen)
      throw problem.entryChanged({ standing: standing ?? null, yours: { seen, body, source } }, { field: '/header/if-match' })
    if (body === null && !standing?.body) throw problem.entryUnknown({ region, kind, term }, { field: '/path/term' })
    const record: EntryRecord = { region, kind, term, body, source, author: actor, version: seen + 1, changedAt: env.clock.now() }
    await saveEntries(tx, 'draft', [record])
    tx.audit({
      actor,
      action: 'catalogue.editDictionary',
      subject: `${region}/${kind}/${term}`,
      facts: { version: record.version, removes: body === null },
    })
    return record
  })
}

/** Takes a draft back, so that what is published goes on. Refuses `catalogue/entryUnknown` when there is no draft. */
export async function withdrawDraft(env: CatalogueEnv, actor: string, key: EntryKey): Promise<void> {
  await env.db.write(actor, async (tx) => {
    if (!(await dropDraft(tx, key))) throw problem.entryUnknown({ ...key }, { field: '/path/term' })
    tx.audit({ actor, action: 'catalogue.withdrawDictionaryDraft', subject: `${key.region}/${key.kind}/${key.term}`, facts: {} })
  })
}

/** The draft where there is one, else what is published. */
export async function standingEntry(tx: Pick<Tx, 'query'>, key: EntryKey): Promise<EntryRecord | undefined> {
  return (await entryIn(tx, 'draft', key)) ?? (await entryIn(tx, 'published', key))
}
