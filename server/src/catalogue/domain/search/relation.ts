import type { Lexicon } from './lexicon.ts'
import type { Token } from './read-words.ts'

type Person = 'parent' | 'child' | 'spouse' | 'self'

const persons: ReadonlyMap<string, Person> = new Map([
  ['父母', 'parent'],
  ['子女', 'child'],
  ['新生儿', 'child'],
  ['配偶', 'spouse'],
  ['自己', 'self'],
])
/** The classes that only say who; a relation that was found takes their place. */
export const PERSONS: ReadonlySet<string> = new Set(['父母', '子女', '配偶', '自己'])

interface Mention {
  readonly person: Person
  /** Someone moves to this person: 到爸妈那里, 跟老公. */
  readonly destination: boolean
}

/**
 * Who joins whom when a household registration moves: parents to children is another item than children to parents, so the direction
 * is read from the sentence. Undefined where it names no such people.
 */
export function relationIn(lexicon: Lexicon, tokens: readonly Token[]): string | undefined {
  const mentions = mentionsIn(lexicon, tokens)
  const others = mentions.filter(({ person }) => person !== 'self')
  if (others.length === 0) return undefined
  const destination = mentions.find(({ destination }) => destination) ?? { person: 'self' as const }
  const mover = mentions.find((mention) => mention !== destination && mention.person !== destination.person)?.person ?? 'self'
  return nameOf(mover, destination.person)
}

function nameOf(mover: Person, destination: Person): string | undefined {
  const pair = `${mover}>${destination}`
  if (['parent>self', 'parent>child', 'self>child'].includes(pair)) return '父母投靠子女'
  if (['child>self', 'child>parent', 'self>parent', 'child>spouse'].includes(pair)) return '子女投靠父母'
  return ['spouse>self', 'self>spouse', 'spouse>child', 'spouse>spouse'].includes(pair) ? '夫妻投靠' : undefined
}

function mentionsIn({ cues }: Lexicon, tokens: readonly Token[]): Mention[] {
  const toward = new Set(cues.flatMap(({ cue, before }) => (cue === 'toward' ? (before ?? []) : [])))
  const named = tokens.filter(({ text }) => text !== '的')
  return named.flatMap(({ word }, at) => {
    const person = personOf(word?.classes ?? [])
    // 我爸: the one who speaks only says whose father it is.
    const owns = person === 'self' && personOf(named[at + 1]?.word?.classes ?? []) !== undefined
    const before =
      owns || !named[at - 1] || personOf(named[at - 1]?.word?.classes ?? []) !== 'self' ? named[at - 1] : named[at - 2]
    return person && !owns ? [{ person, destination: before !== undefined && toward.has(before.text) }] : []
  })
}

function personOf(classes: readonly string[]): Person | undefined {
  return classes.flatMap((term) => persons.get(term) ?? [])[0]
}
