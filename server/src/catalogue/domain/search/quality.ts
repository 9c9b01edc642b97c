import type { Section } from './lexicon/dictionary.ts'
import type { Places } from './reading/meaning.ts'
import { itemKey } from './reading/normalise.ts'

/**
 * A query with what it must be answered by. `top1`: the first item is one of `expects`; `top3`: one of the first three; `any`: a question
 * whose candidates are all of them; `ask`: a question with 2 to 10 candidates; `none`: no item at all (ux.md §7).
 */
export interface Expected {
  readonly query: string
  readonly expects: readonly string[]
  readonly match: 'top1' | 'top3' | 'any' | 'ask' | 'none'
  readonly places?: Places
  readonly section?: Section
  /** The number to call, where the query is a cry for help. */
  readonly phone?: string
}

/** What a query was answered by. */
export interface Got {
  readonly kind: 'items' | 'ask' | 'none'
  readonly names: readonly string[]
  readonly places: Places
  readonly section: Section | undefined
  readonly phone: string | undefined
}

export interface Share {
  readonly right: number
  readonly of: number
}

/** A query that was answered otherwise than it must be. */
export interface Miss {
  readonly query: string
  readonly match: Expected['match']
  readonly expects: readonly string[]
  readonly kind: Got['kind']
  readonly names: readonly string[]
}

/** How a query set was answered. `top3` takes in the queries marked `top1`; `understood` counts places, sections and numbers to call. */
export interface Report {
  readonly queries: number
  readonly top1: Share
  readonly top3: Share
  readonly any: Share
  readonly ask: Share
  readonly none: Share
  readonly understood: Share
  readonly misses: Miss[]
  /** Whether the aims hold: first 85 %, first three 95 %, questions and “nothing” all. */
  readonly met: boolean
}

const AIM_TOP1 = 0.85
const AIM_TOP3 = 0.95
const MOST_OFFERED = 10

export function report(answers: readonly { readonly expected: Expected; readonly got: Got }[]): Report {
  const shareOf = (matches: readonly Expected['match'][], right: (expected: Expected, got: Got) => boolean): Share => {
    const asked = answers.filter(({ expected }) => matches.includes(expected.match))
    return { right: asked.filter(({ expected, got }) => right(expected, got)).length, of: asked.length }
  }
  const shares = {
    top1: shareOf(['top1'], (expected, got) => isAmong(expected, got, 1)),
    top3: shareOf(['top1', 'top3'], (expected, got) => isAmong(expected, got, 3)),
    any: shareOf(['any'], isRight),
    ask: shareOf(['ask'], isRight),
    none: shareOf(['none'], isRight),
  }
  const checked = answers.filter(({ expected }) => expected.places || expected.section || expected.phone)
  const understood = { right: checked.filter(({ expected, got }) => isUnderstood(expected, got)).length, of: checked.length }
  return { queries: answers.length, ...shares, understood, misses: answers.flatMap(missOf), met: isMet(shares) }
}

function isMet({ top1, top3, any, ask, none }: Pick<Report, 'top1' | 'top3' | 'any' | 'ask' | 'none'>): boolean {
  const reaches = ({ right, of }: Share, aim: number) => of === 0 || right / of >= aim
  return reaches(top1, AIM_TOP1) && reaches(top3, AIM_TOP3) && [any, ask, none].every((share) => reaches(share, 1))
}

function missOf({ expected, got }: { readonly expected: Expected; readonly got: Got }): Miss[] {
  if (isRight(expected, got)) return []
  const { query, match, expects } = expected
  return [{ query, match, expects, kind: got.kind, names: got.names.slice(0, 3) }]
}

function isAmong({ expects }: Expected, { kind, names }: Got, first: number): boolean {
  const wanted = new Set(expects.map(itemKey))
  return kind === 'items' && names.slice(0, first).some((name) => wanted.has(itemKey(name)))
}

/** Whether a query was answered as it must be. */
export function isRight(expected: Expected, got: Got): boolean {
  const offered = new Set(got.names.map(itemKey))
  const asks = got.kind === 'ask' && offered.size >= 2 && offered.size <= MOST_OFFERED
  if (expected.match === 'none') return got.kind === 'none'
  if (expected.match === 'ask') return asks
  if (expected.match === 'any') return asks && expected.expects.every((name) => offered.has(itemKey(name)))
  return isAmong(expected, got, expected.match === 'top1' ? 1 : 3)
}

function isUnderstood({ places, section, phone }: Expected, got: Got): boolean {
  const wrongPlace =
    places &&
    Object.entries(places).some(([way, name]) => Object.entries(got.places).find(([found]) => found === way)?.[1] !== name)
  return !wrongPlace && (section === undefined || section === got.section) && (phone === undefined || phone === got.phone)
}
