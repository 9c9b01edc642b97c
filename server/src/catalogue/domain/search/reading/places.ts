import type { Cue, CueEntry } from '../lexicon/dictionary.ts'
import type { Division } from '../lexicon/division-words.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Places } from './meaning.ts'
import type { Token } from './read-words.ts'

type Standing = Cue | 'bare'

interface Mention {
  readonly name: string
  readonly standing: Standing
}

/** Of several cues around a place the first of these holds. 到成都上班: a move goes there, a request comes from there. */
const STRONGEST_OF_MOVE: readonly Cue[] = ['use', 'origin', 'toward', 'home', 'own', 'at']
const STRONGEST: readonly Cue[] = ['use', 'origin', 'home', 'toward', 'own', 'at']

/** Finds the places of a sentence and what each is in it. `moving`: something is moved from one place to another. */
export function findPlaces(lexicon: Lexicon, tokens: readonly Token[], moving: boolean): Places {
  const mentions = mentionsIn(lexicon, tokens, moving ? STRONGEST_OF_MOVE : STRONGEST)
  return moving ? placesOfMove(mentions) : placesOfRequest(mentions)
}

function mentionsIn({ cues }: Lexicon, tokens: readonly Token[], strongest: readonly Cue[]): Mention[] {
  const mentions: Mention[] = []
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at]?.word?.places ?? []
    if (first.length === 0) continue
    const begin = at
    let division = first[0]
    for (let within = innerPlace(division, tokens[at + 1]); within; within = innerPlace(division, tokens[at + 1])) {
      division = within
      at++
    }
    const found = cuesAround(cues, before(tokens, begin)?.text, tokens[at + 1]?.text)
    if (isForUse(cues, tokens.slice(at + 1))) found.add('use')
    if (division) mentions.push({ name: division.name, standing: strongest.find((cue) => found.has(cue)) ?? 'bare' })
  }
  return mentions
}

/** 在广安住 重庆的驾照: what ends one part of a sentence says nothing of the next; a word between blanks does. */
function before(tokens: readonly Token[], at: number): Token | undefined {
  const word = tokens[at - 1]
  return tokens[at]?.first && !word?.first ? undefined : word
}

/** 四川 成都: the second is in the first, and both are one place. */
function innerPlace(outer: Division | undefined, next: Token | undefined): Division | undefined {
  const stem = outer?.code.replace(/(00){1,2}$/, '') ?? '-'
  return next?.word?.places.find(({ code }) => code.startsWith(stem) && code !== outer?.code)
}

function cuesAround(cues: readonly CueEntry[], before: string | undefined, after: string | undefined): Set<Cue> {
  const found = cues.filter((cue) => (before && cue.before?.includes(before)) || (after && cue.after?.includes(after)))
  return new Set(found.map(({ cue }) => cue))
}

/** 重庆买房要用的证明: up to the next place something ends in a word of use. */
function isForUse(cues: readonly CueEntry[], after: readonly Token[]): boolean {
  const endings = cues.flatMap(({ cue, after: ending = [] }) => (cue === 'use' ? ending : []))
  const words = new Set(endings.filter((ending) => ending.length > 1))
  const next = after.findIndex(({ word }) => (word?.places.length ?? 0) > 0)
  const within = next < 0 ? after : after.slice(0, next)
  return within.some(({ text }, at) => words.has(text) && (within[at + 1] === undefined || within[at + 1]?.text === '的'))
}

/** Takes the first place that stands in one of these ways, and leaves the others. */
function take(mentions: Mention[], ...ways: readonly Standing[]): string | undefined {
  for (const way of ways) {
    const at = mentions.findIndex(({ standing }) => standing === way)
    if (at >= 0) return mentions.splice(at, 1)[0]?.name
  }
  return undefined
}

function placesOfMove(found: readonly Mention[]): Places {
  const left = [...found]
  const use = take(left, 'use')
  const [origin, toward] = [take(left, 'origin'), take(left, 'toward')]
  const from =
    origin ??
    (toward !== undefined || left.length > 1 ? take(left, 'own', 'home', 'at', 'bare') : take(left, 'own', 'at', 'home'))
  const to = toward ?? take(left, 'at', 'home', 'bare', 'own')
  return written({ from, to, use })
}

function placesOfRequest(found: readonly Mention[]): Places {
  const left = [...found]
  const use = take(left, 'use')
  const target =
    take(left, 'toward', 'own') ??
    (left.length > 1 || left[0]?.standing !== 'home' ? take(left, 'bare', 'at', 'origin') : undefined)
  const from = take(left, 'home', 'origin', 'at', 'own', 'bare')
  return written({ from, target, use })
}

function written(places: { readonly [key in keyof Places]: string | undefined }): Places {
  const { from, to, target, use } = places
  return { ...(from && { from }), ...(to && { to }), ...(target && { target }), ...(use && { use }) }
}
