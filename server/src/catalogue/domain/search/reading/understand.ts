import type { Section } from '../lexicon/dictionary.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { type Emergency, emergencyIn } from './emergency.ts'
import type { Meaning } from './meaning.ts'
import { normalise, type Simplify } from './normalise.ts'
import { findPlaces } from './places.ts'
import { readLatin } from './read-latin.ts'
import { readWords, strangeness, type Token } from './read-words.ts'
import { namesDestination, PERSONS, relationIn } from './relation.ts'
import { type Hearing, repairSounds } from './repair.ts'

/** How Chinese is written and heard; given, because it needs large tables. */
export interface Ear extends Hearing {
  readonly simplify: Simplify
}

export type Understood = { readonly emergency: Emergency } | { readonly meaning: Meaning }

const MOVE = '转移'
/** What a person who goes elsewhere takes along: with these, a new job or a new home is a move as well. */
const GOING: readonly string[] = ['工作调动', '入户', '毕业', '录取']
const TAKEN_ALONG: readonly string[] = ['户口', '入户', '公积金', '社保', '养老保险', '医保', '失业保险', '档案']
const HOUSEHOLD = '户口'
const ENTRY = '入户'
const NEWBORN = '新生儿'
/** What reading without the small words must gain. */
const LEAVING_OUT = 0.9
/** Meant by every place that is named. */
const SOMEWHERE = '地名'
/** What already says who joins whom. */
const RELATIONS: readonly string[] = ['夫妻投靠', '父母投靠子女', '子女投靠父母']

/** What a query means: the steps of ux.md §7, from the letters to places, classes and words. */
export function understand(lexicon: Lexicon, query: string, ear: Ear): Understood {
  const plain = normalise(query, ear.simplify)
  const latin = readLatin(lexicon, plain)
  const repaired = repairSounds(lexicon, withoutEnding(lexicon, latin.text), ear)
  const tokens = bestTokens(lexicon, repaired.text)
  const meaning = meaningOf(lexicon, tokens)
  const emergency = emergencyIn(lexicon, plain, meaning.classes) ?? emergencyIn(lexicon, repaired.text, meaning.classes)
  if (emergency && !isAboutService(lexicon, meaning.classes)) return { emergency }
  return { meaning: { ...meaning, text: repaired.text, corrected: latin.guessed || repaired.changed } }
}

/** What stays of 公积金怎么办; a text that is nothing else stays whole. */
function withoutEnding({ endings }: Lexicon, text: string): string {
  const ending = [...endings].sort((a, b) => b.length - a.length).find((one) => text.endsWith(one) && text.length > one.length)
  return ending === undefined ? text : text.slice(0, -ending.length).trimEnd()
}

/** 买了新房 is read as 买新房 where that is better known. */
function bestTokens(lexicon: Lexicon, text: string): Token[] {
  const asWritten = readWords(lexicon, text)
  const inside = [...lexicon.particles].sort((a, b) => b.length - a.length).join('|')
  const without =
    inside === '' ? text : text.replace(new RegExp(`(?<=\\p{Script=Han})(?:${inside})(?=\\p{Script=Han})`, 'gu'), '')
  const bare = readWords(lexicon, without)
  return strangeness(bare) + LEAVING_OUT < strangeness(asWritten) ? bare : asWritten
}

/** A thing and what to do with it: 车祸算工伤怎么报 asks for a service, though it tells of an accident. */
function isAboutService(lexicon: Lexicon, classes: ReadonlySet<string>): boolean {
  const roles = new Set([...classes].map((term) => lexicon.classes.get(term)?.role))
  return roles.has('object') && (roles.has('action') || roles.has('basic'))
}

function meaningOf(lexicon: Lexicon, tokens: readonly Token[]): Omit<Meaning, 'text' | 'corrected'> {
  const classes = new Set(
    tokens.flatMap(({ word }) => (word?.places.length ? [...word.classes, SOMEWHERE] : (word?.classes ?? []))),
  )
  const places = findPlaces(lexicon, tokens, isMove(lexicon, classes))
  return {
    classes: withRelation(lexicon, tokens, classes),
    words: tokens.filter(isNameWord).map(({ text }) => text),
    items: [...new Set(tokens.flatMap(({ word }) => word?.items ?? []))],
    unknown: tokens.filter(({ word }) => !word).map(({ text }) => text),
    outside: tokens.some(({ word }) => word?.outside === true),
    section: sectionIn(tokens),
    places,
  }
}

function isMove(lexicon: Lexicon, classes: ReadonlySet<string>): boolean {
  const goes = GOING.some((term) => classes.has(term)) && TAKEN_ALONG.some((term) => classes.has(term))
  const other = [...classes].some((term) => lexicon.classes.get(term)?.role === 'action' && !GOING.includes(term))
  return classes.has(MOVE) || (goes && !other && !classes.has(NEWBORN))
}

function isNameWord({ word }: Token): boolean {
  if (!word || word.names === 0) return false
  return word.classes.length + word.items.length + word.places.length === 0 && !word.stop && !word.section && !word.outside
}

function sectionIn(tokens: readonly Token[]): Section | undefined {
  return tokens.flatMap(({ word }) => word?.section ?? [])[0]
}

function withRelation(lexicon: Lexicon, tokens: readonly Token[], classes: ReadonlySet<string>): Set<string> {
  const joins = classes.has(MOVE) || (!classes.has(ENTRY) && namesDestination(lexicon, tokens))
  const moves = joins && classes.has(HOUSEHOLD) && !RELATIONS.some((relation) => classes.has(relation))
  const relation = moves ? relationIn(lexicon, tokens) : undefined
  if (relation === undefined) return new Set(classes)
  return new Set([...[...classes].filter((term) => !PERSONS.has(term)), relation])
}
