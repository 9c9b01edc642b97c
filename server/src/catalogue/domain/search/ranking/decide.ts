import type { AskEntry, Both, Role } from '../lexicon/dictionary.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Meaning } from '../reading/meaning.ts'
import { itemKey } from '../reading/normalise.ts'
import { type Candidate, type Ranked, rulesFor } from './rank.ts'

/** What to answer: items, a question that narrows down, or that nothing fits. */
export type Decision<T extends Candidate = Candidate> =
  | { readonly kind: 'items'; readonly items: readonly Ranked<T>[] }
  | { readonly kind: 'ask'; readonly question: Both; readonly candidates: readonly T[] }
  | { readonly kind: 'none' }

const MOST_OFFERED = 10
const MOST_ITEMS = 10
/** Below this nothing is answered rather than something far-fetched. */
const FLOOR = 0.25
/** Below this a query of which only words of names are known is answered by nothing. */
const FLOOR_OF_WORDS = 0.4
/** The same where other words are not known at all. */
const FLOOR_BESIDE_UNKNOWN = 0.75
/** An item so like the query is meant, not merely one of several. */
const CLEAR = 0.85
const CLEARLY_NEW = 0.91
/** Two items this close are both possible. */
const CLOSE = 0.12
/** The same where nothing but one thing is named, which any of its items may be about. */
const NEAR = 0.45
const LEAST_OFFERED = 2

/** Decides between answering, asking back and saying that nothing fits. `ranked` holds the candidates in order. */
export function decide<T extends Candidate>(lexicon: Lexicon, meaning: Meaning, ranked: readonly Ranked<T>[]): Decision<T> {
  const content = contentOf(lexicon, meaning)
  if (isElsewhere(lexicon, meaning, content, ranked[0])) return { kind: 'none' }
  const ask = isClearlyNew(lexicon, meaning, ranked[0]) ? undefined : askFor(lexicon, meaning, content)
  const offers = ask ? offersOf(ask, ranked) : []
  if (ask && offers.length >= LEAST_OFFERED) return { kind: 'ask', question: ask.question, candidates: offers }
  const fitting = ranked.filter(({ likeness, named }) => named || likeness >= FLOOR)
  if (fitting.length === 0) return { kind: 'none' }
  const close = closeOnes(lexicon, meaning, content, fitting)
  if (close.length >= LEAST_OFFERED) return { kind: 'ask', question: questionOf(meaning), candidates: close }
  return { kind: 'items', items: fitting.slice(0, MOST_ITEMS) }
}

/** A thing with “get it” is no open question where one item is just that: 办社保卡. */
function isClearlyNew({ classes }: Lexicon, meaning: Meaning, best: Ranked | undefined): boolean {
  const isThing = [...meaning.classes].some((term) => classes.get(term)?.role === 'object' && !classes.get(term)?.covers.length)
  return isThing && gets(classes, meaning) && best !== undefined && best.likeness >= CLEARLY_NEW
}

const gets = (classes: Lexicon['classes'], meaning: Meaning): boolean =>
  [...meaning.classes].some((term) => classes.get(term)?.role === 'basic')

/** What a query is about, without what goes with any of them. */
interface Content {
  readonly objects: readonly string[]
  readonly actions: readonly string[]
  readonly causes: readonly string[]
  readonly all: ReadonlySet<string>
}

function contentOf({ classes }: Lexicon, meaning: Meaning): Content {
  const of = (...roles: readonly string[]) =>
    [...meaning.classes].filter((term) => roles.includes(classes.get(term)?.role ?? 'weak'))
  const [objects, actions, causes] = [of('object'), of('action'), of('cause')]
  return { objects, actions, causes, all: new Set([...objects, ...actions, ...causes, ...of('who')]) }
}

/** Nothing of a service in it, or too little beside what is clearly something else. */
function isElsewhere(lexicon: Lexicon, meaning: Meaning, content: Content, best: Ranked | undefined): boolean {
  const { objects, actions, causes } = content
  const typed = best !== undefined && best.score >= 2
  if (typed) return false
  const rules = rulesFor(lexicon, meaning)
  if (meaning.outside) return (rules[0]?.all.length ?? 0) < 2 && !(objects.length > 0 && actions.length > 0)
  if (objects.length + causes.length + rules.length + meaning.items.length > 0) return false
  const floor = meaning.unknown.length > 0 ? FLOOR_BESIDE_UNKNOWN : FLOOR_OF_WORDS
  if (meaning.words.length > 0) return (best?.likeness ?? 0) < floor && !best?.named
  return askFor(lexicon, meaning, content) === undefined
}

/** The question that the dictionary has for exactly this content; none where a rule explains more of it. */
function askFor(lexicon: Lexicon, meaning: Meaning, { all }: Content): AskEntry | undefined {
  if (meaning.items.length > 0 || meaning.words.length > 0) return undefined
  const [ask] = lexicon.asks
    .filter(({ when }) => when.every((term) => meaning.classes.has(term)) && [...all].every((term) => when.includes(term)))
    .sort((a, b) => b.when.length - a.when.length)
  if (!ask) return undefined
  const explained = rulesFor(lexicon, meaning).some((rule) => rule.all.some((term) => !ask.when.includes(term)))
  const strict = meaning.unknown.length > 0 && !isTold(lexicon, ask, meaning)
  return explained || strict || !isWanted(lexicon, ask, meaning) ? undefined : ask
}

const TELLING: readonly Role[] = ['object', 'cause']

/** A question about a thing, or about opening one, is asked even where the rest is not understood; one about a mere act is not. */
function isTold({ classes }: Lexicon, { when }: AskEntry, meaning: Meaning): boolean {
  const roles = new Set(when.map((term) => classes.get(term)?.role ?? 'weak'))
  return TELLING.some((role) => roles.has(role)) || (roles.has('detail') && (roles.size > 1 || gets(classes, meaning)))
}

/** A mere circumstance is a question only where something is to be done about it: 小面 alone or with 手续, not 小面怎么做. */
function isWanted({ classes }: Lexicon, { when }: AskEntry, meaning: Meaning): boolean {
  const roles = new Set(when.map((term) => classes.get(term)?.role ?? 'weak'))
  const acts = gets(classes, meaning) || ACTING.some((term) => meaning.classes.has(term))
  return roles.size > 1 || !roles.has('detail') || acts || [...meaning.text].length <= SHORT
}

/** Classes of the dictionary that say that something is to be done. */
const ACTING: readonly string[] = ['办理', '开具', '证件']
/** In so few characters there is no room for anything else. */
const SHORT = 4

function offersOf<T extends Candidate>({ offers }: AskEntry, ranked: readonly Ranked<T>[]): T[] {
  const found = offers.flatMap(
    (offer) => ranked.find(({ candidate }) => itemKey(candidate.name) === itemKey(offer))?.candidate ?? [],
  )
  return [...new Set(found)].slice(0, MOST_OFFERED)
}

/** Items among which the query does not choose: it names a thing and not what to do with it, and several fit as well. */
function closeOnes<T extends Candidate>(
  lexicon: Lexicon,
  meaning: Meaning,
  content: Content,
  fitting: readonly Ranked<T>[],
): T[] {
  const [best] = fitting
  const chooses =
    content.actions.length + content.causes.length > 0 || meaning.words.length > 1 || rulesFor(lexicon, meaning).length > 0
  const bare = isBare(lexicon, meaning, content)
  if (!best || best.named || chooses || best.score >= 2 || (best.likeness >= CLEAR && !bare)) return []
  return fitting
    .filter(({ score }) => best.score - score <= (bare ? NEAR : CLOSE))
    .slice(0, MOST_OFFERED)
    .map(({ candidate }) => candidate)
}

/** One thing and nothing about it: 学历. */
function isBare({ classes }: Lexicon, meaning: Meaning, { objects }: Content): boolean {
  const more = [...meaning.classes].some((term) => !LITTLE.includes(classes.get(term)?.role ?? 'weak'))
  return !more && objects.length + meaning.words.length === 1 && meaning.unknown.length === 0 && !meaning.section
}

const LITTLE: readonly Role[] = ['object', 'weak']

function questionOf({ text }: Meaning): Both {
  return { zh: `“${text}”有好几种，您要办哪一样？`, en: `There are several matters of “${text}”. Which one is it?` }
}
