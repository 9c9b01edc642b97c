import type { ReadTx } from '../../platform/db/db.ts'
import { publishedEntries } from '../dictionary/entry.store.ts'
import { buildLexicon } from '../domain/search/lexicon/build-lexicon.ts'
import type { EntryBody } from '../domain/search/lexicon/dictionary.ts'
import type { Division } from '../domain/search/lexicon/division-words.ts'
import type { Lexicon } from '../domain/search/lexicon/lexicon.ts'
import { type Profile, profileOf } from '../domain/search/ranking/rank.ts'
import type { Chinese } from './chinese.ts'
import { countNames, type IndexState, nameWords } from './index.store.ts'
import { readShipped } from './shipped-data.ts'

/** A lexicon with the names it has read so far: a name is read once. */
export interface ReadyLexicon {
  readonly lexicon: Lexicon
  readonly profile: (name: string) => Profile
}

const MOST_NAME_WORDS = 20_000
const MOST_PROFILES = 20_000

/** Makes a lexicon of these entries and of the names as they are indexed. */
export async function lexiconOf(tx: ReadTx, chinese: Chinese, entries: readonly EntryBody[]): Promise<ReadyLexicon> {
  const lexicon = buildLexicon({
    entries,
    nameWords: await nameWords(tx, MOST_NAME_WORDS),
    names: await countNames(tx),
    divisions: allDivisions(),
    sounds: chinese.sounds,
  })
  const kept = new Map<string, Profile>()
  const profile = (name: string): Profile => {
    const known = kept.get(name)
    if (known) return known
    const read = profileOf(lexicon, name)
    if (kept.size >= MOST_PROFILES) kept.clear()
    kept.set(name, read)
    return read
  }
  return { lexicon, profile }
}

export interface LexiconReader {
  /** The lexicon of the edition in force and the names as they stand; made anew when either has changed. */
  read(tx: ReadTx, chinese: Chinese, state: IndexState): Promise<ReadyLexicon>
}

export function createLexiconReader(): LexiconReader {
  let kept: { readonly of: string; readonly ready: ReadyLexicon } | undefined
  return {
    async read(tx, chinese, { generation, edition }) {
      const of = `${generation} ${edition}`
      if (kept?.of === of) return kept.ready
      const ready = await lexiconOf(tx, chinese, await publishedEntries(tx))
      kept = { of, ready }
      return ready
    },
  }
}

let divisions: readonly Division[] | undefined

function allDivisions(): readonly Division[] {
  divisions ??= divisionsIn(readShipped('divisions.json').value)
  return divisions
}

function divisionsIn(document: unknown): Division[] {
  const rows = typeof document === 'object' && document !== null && 'divisions' in document ? document.divisions : []
  return (Array.isArray(rows) ? rows : []).filter(isDivision)
}

const isDivision = (row: unknown): row is Division =>
  typeof row === 'object' && row !== null && 'code' in row && 'name' in row && 'short' in row

/** The code of a place named or given by its code. */
export function divisionNamed(place: string): Division | undefined {
  return allDivisions().find(({ code, name, short }) => code === place || name === place || short === place)
}
