import { later } from '../../platform/clock.ts'
import type { ReadTx, Tx } from '../../platform/db/db.ts'
import { publishedEntries } from '../dictionary/entry.store.ts'
import { takeUpShipped } from '../dictionary/take-up-shipped.ts'
import type { Lexicon } from '../domain/search/lexicon/lexicon.ts'
import { termsOfName } from '../domain/search/ranking/index-terms.ts'
import { itemKey, normaliseName } from '../domain/search/reading/normalise.ts'
import type { CatalogueEnv } from '../env.ts'
import { type Chinese, loadChinese } from './chinese.ts'
import {
  allItems,
  type GatheredItem,
  gather,
  hasMoreStaleRows,
  type IndexState,
  type ItemEntry,
  indexState,
  lockIndex,
  markGathered,
  type NameEntry,
  saveEntries,
  staleItems,
} from './index.store.ts'
import { lexiconOf } from './read-lexicon.ts'

const PART = 500

export const gatherQueue = 'catalogue.gather'
/** Lists come one after another; they are gathered together. */
const GATHER_AFTER_MS = 5_000

/** Lets the index be brought up to date soon, so that no search has to wait for it. */
export const gatherLater = (env: CatalogueEnv, tx: Tx): Promise<void> =>
  env.jobs.enqueue(tx, { queue: gatherQueue, key: 'index', body: {}, runAt: later(env.clock.now(), GATHER_AFTER_MS) })

/** Brings the index to the lists, versions and dictionary as they stand; does nothing where it already is. */
export async function refreshIndex(env: CatalogueEnv, actor: string): Promise<void> {
  const chinese = await loadChinese()
  await env.db.write(actor, async (tx) => {
    await lockIndex(tx)
    await takeUpShipped(env, tx)
    const state = await indexState(tx)
    if (isCurrent(state)) return
    const { lexicon } = await lexiconOf(tx, chinese, await publishedEntries(tx))
    const items = state.readWith === state.edition ? await staleItems(tx) : await allItems(tx)
    for (let from = 0; from < items.length; from += PART)
      await saveItems(tx, items.slice(from, from + PART), { lexicon, chinese })
    await markGathered(tx, state.edition ?? 0)
  })
}

/** Nothing has changed since the index was gathered. */
const isCurrent = ({ stale, readWith, edition }: IndexState): boolean => !stale && edition !== null && readWith === edition

/** Rows that a search gathers itself, in about a second, rather than answer without them. */
const FEW_ROWS = 5_000

/** Whether a search answers with the index as it is: it is current, or what is missing is so much that a job has to gather it. */
export async function mayAnswer(tx: ReadTx, state: IndexState): Promise<boolean> {
  return isCurrent(state) || (state.generation > 0 && (await hasMoreStaleRows(tx, FEW_ROWS)))
}

async function saveItems(
  tx: Tx,
  items: readonly string[],
  { lexicon, chinese }: { readonly lexicon: Lexicon; readonly chinese: Chinese },
): Promise<void> {
  const gathered = await gather(tx, items)
  const names = gathered.flatMap(({ item, name, names: others }) =>
    [...new Set([name, ...others])].map((one) => nameEntry(lexicon, chinese, { item, name: one })),
  )
  await saveEntries(tx, items, { entries: gathered.map(itemEntry), names })
}

function nameEntry(
  lexicon: Lexicon,
  chinese: Chinese,
  { item, name }: { readonly item: string; readonly name: string },
): NameEntry {
  const text = normaliseName(name)
  const words = [...new Set(chinese.cut(text))].filter((word) => /^\p{Script=Han}{2,}$/u.test(word))
  return { item, name, text, words, terms: termsOfName(lexicon, name, words) }
}

function itemEntry({ item, name, sources, audience, modes, codes }: GatheredItem): ItemEntry {
  const known = [...new Set(modes.flatMap(modeIn))]
  const [mode = null, ...otherModes] = known
  const [code = null, ...otherCodes] = codes
  return {
    item,
    key: itemKey(name),
    sources,
    audience,
    mode: otherModes.length === 0 ? mode : null,
    code: otherCodes.length === 0 ? code : null,
  }
}

/** The mode that a list writes in its own words; “线上” alone says nothing about where originals are shown. */
function modeIn(text: string): string[] {
  if (/代收代办/u.test(text)) return /全程网办/u.test(text) ? [] : ['relay']
  if (/全程网办/u.test(text)) return ['online']
  return /联办/u.test(text) ? ['joint'] : []
}
