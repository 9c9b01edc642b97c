import { itemKey } from '../reading/normalise.ts'
import type { EntryBody, Section, WordEntry } from './dictionary.ts'
import { type Division, placeWords } from './division-words.ts'
import { addLatin, blurredKey, type LatinWords, latinWords } from './latin-words.ts'
import type { Lexicon } from './lexicon.ts'
import { isMeant, type Word } from './word.ts'

/** A word that item names are made of. */
export interface NameWord {
  readonly word: string
  readonly names: number
}

export interface LexiconParts {
  readonly entries: readonly EntryBody[]
  readonly nameWords: readonly NameWord[]
  /** How many item names there are. */
  readonly names: number
  readonly divisions: readonly Division[]
  /** Syllables of a text, one a character, without tones. */
  readonly sounds: (text: string) => readonly string[]
}

interface Draft {
  readonly classes: Set<string>
  readonly items: Set<string>
  readonly places: Division[]
  stop: boolean
  outside: boolean
  section: Section | undefined
  names: number
}

/** Makes a dictionary ready for reading. What means nothing, such as a class that is not defined, is left out. */
export function buildLexicon({ entries, nameWords, names, divisions, sounds }: LexiconParts): Lexicon {
  const drafts = new Map<string, Draft>()
  const draft = (word: string): Draft => draftOf(drafts, word)
  for (const entry of entries) draftEntry(entry, draft)
  for (const { word, names: count } of nameWords) draft(word).names = count
  for (const [word, places] of placeWords(divisions)) draft(word).places.push(...places)
  const words = new Map([...drafts].map(([text, made]) => [text, wordOf(text, made)]))
  const of = <K extends EntryBody['kind']>(kind: K) =>
    entries.filter((entry): entry is EntryBody & { kind: K } => entry.kind === kind)
  return {
    words,
    longest: Math.max(0, ...[...words.keys()].map((word) => word.length)),
    classes: new Map(of('class').map(({ term, role, covers = [] }) => [term, { role, covers }])),
    rules: of('rule'),
    asks: of('ask'),
    emergencies: of('emergency'),
    cues: of('cue'),
    particles: of('particle').flatMap(({ words: own }) => own),
    endings: of('ending').flatMap(({ words: own }) => own),
    latin: latinOf({ entries, words, divisions, sounds }),
    english: new Map(of('name').map(({ term, en }) => [itemKey(term), en])),
    lists: new Map(of('list').map(({ term, prior }) => [term, prior])),
    names,
    sounds: bySound(words, sounds),
  }
}

function draftOf(drafts: Map<string, Draft>, written: string): Draft {
  const word = written.toLowerCase()
  const known = drafts.get(word)
  if (known) return known
  const fresh: Draft = {
    classes: new Set(),
    items: new Set(),
    places: [],
    stop: false,
    outside: false,
    section: undefined,
    names: 0,
  }
  drafts.set(word, fresh)
  return fresh
}

function draftEntry(entry: EntryBody, draft: (word: string) => Draft): void {
  for (const word of wordsOf(entry)) {
    const made = draft(word)
    if (entry.kind === 'class') made.classes.add(entry.term)
    if (entry.kind === 'word') addMeaning(made, entry)
    if (entry.kind === 'outside') made.outside = true
    if (entry.kind === 'section') made.section = entry.section
    // A cue or a cry alone means nothing to a search; where it is also another word, that one holds.
    if (between.has(entry.kind)) made.stop = true
  }
}

const between: ReadonlySet<EntryBody['kind']> = new Set(['stop', 'cue', 'emergency'])

function wordsOf(entry: EntryBody): readonly string[] {
  if (entry.kind === 'class') return [entry.term, ...entry.words]
  if (entry.kind === 'cue') return [...(entry.before ?? []), ...(entry.after ?? [])]
  return 'words' in entry && entry.kind !== 'particle' && entry.kind !== 'ending' ? entry.words : []
}

function addMeaning(made: Draft, { means = [], items = [] }: WordEntry): void {
  for (const term of means) made.classes.add(term)
  for (const item of items) made.items.add(item)
}

function wordOf(text: string, { classes, items, ...rest }: Draft): Word {
  return { text, classes: [...classes], items: [...items], ...rest }
}

function bySound(words: ReadonlyMap<string, Word>, sounds: LexiconParts['sounds']): Map<string, Word[]> {
  const heard = new Map<string, Word[]>()
  for (const word of words.values()) {
    const known = isMeant(word) || word.names > 0 || word.places.length > 0
    if (word.text.length < 2 || !known || !/^\p{Script=Han}+$/u.test(word.text)) continue
    const syllables = sounds(word.text)
    for (const key of [syllables.join(' '), blurredKey(syllables)]) heard.set(key, [...(heard.get(key) ?? []), word])
  }
  return heard
}

interface LatinParts extends Pick<LexiconParts, 'entries' | 'divisions' | 'sounds'> {
  readonly words: ReadonlyMap<string, Word>
}

function latinOf({ entries, words, divisions, sounds }: LatinParts): LatinWords {
  const latin = latinWords()
  for (const word of words.values()) {
    if (/[\x21-\x7e]/.test(word.text)) continue
    addLatin.sound(latin, word, sounds(word.text))
  }
  for (const entry of entries) if ('en' in entry && entry.kind !== 'name') addEnglish(latin, entry)
  for (const { name, short } of divisions) addLatin.english(latin, sounds(short.length > 1 ? short : name).join(''), name)
  return latin
}

type WithEnglish = Exclude<Extract<EntryBody, { readonly en?: readonly string[] | string }>, { kind: 'name' }>

/** What an English word is in Chinese: the first word of the entry, which means the same. */
function addEnglish(latin: LatinWords, entry: WithEnglish): void {
  const chinese = entry.kind === 'cue' ? (entry.before?.[0] ?? '') : entry.kind === 'class' ? entry.term : entry.words[0]
  for (const word of entry.en ?? []) addLatin.english(latin, word.toLowerCase(), entry.kind === 'stop' ? '' : (chinese ?? ''))
}
