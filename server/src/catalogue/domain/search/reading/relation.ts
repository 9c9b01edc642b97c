import type { Lexicon } from '../lexicon/lexicon.ts'
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

const HOUSEHOLD = '户口'
const STANDS = '在'

interface Mention {
  readonly person: Person
  /** Someone moves to this person: 到爸妈那里, 跟老公. */
  readonly destination: boolean
  /** It is this person's registration that moves: 爸妈的户口. */
  readonly owns: boolean
}

/**
 * Who joins whom when a household registration moves: parents to children is another item than children to parents, so the direction
 * is read from the sentence. Undefined where it names no such people.
 */
export function relationIn(lexicon: Lexicon, tokens: readonly Token[]): string | undefined {
  const mentions = mentionsIn(lexicon, tokens)
  if (mentions.every(({ person }) => person === 'self')) return undefined
  const owner = mentions.find(({ owns }) => owns)
  const destination =
    mentions.find(({ destination }) => destination) ??
    (owner && mentions.find((one) => one.person !== owner.person)) ??
    ({ person: 'self' } as const)
  const other = mentions.find((one) => one !== destination && one.person !== destination.person)
  return nameOf((owner === destination ? undefined : owner?.person) ?? other?.person ?? 'self', destination.person)
}

/** Whether the sentence says to whom somebody goes. */
export const namesDestination = (lexicon: Lexicon, tokens: readonly Token[]): boolean =>
  mentionsIn(lexicon, tokens).some(({ destination }) => destination)

function nameOf(mover: Person, destination: Person): string | undefined {
  const pair = `${mover}>${destination}`
  if (['parent>self', 'parent>child', 'self>child'].includes(pair)) return '父母投靠子女'
  if (['child>self', 'child>parent', 'self>parent', 'child>spouse'].includes(pair)) return '子女投靠父母'
  return ['spouse>self', 'self>spouse', 'spouse>child', 'spouse>spouse'].includes(pair) ? '夫妻投靠' : undefined
}

function mentionsIn({ cues }: Lexicon, tokens: readonly Token[]): Mention[] {
  const toward = new Set(cues.flatMap(({ cue, before }) => (cue === 'toward' ? (before ?? []) : [])))
  const named = tokens.filter(({ text }) => text !== '的')
  const personAt = (at: number) => personOf(named[at]?.word?.classes ?? [])
  return named.flatMap((_, at): Mention[] => {
    const person = personAt(at)
    // 我爸: the one who speaks only says whose father it is.
    if (!person || (person === 'self' && personAt(at + 1) !== undefined)) return []
    const before = named[personAt(at - 1) === 'self' ? at - 2 : at - 1]?.text
    const isHousehold = named[at + 1]?.word?.classes.includes(HOUSEHOLD) === true
    // 爸妈户口在成都: that is where somebody goes, not what moves.
    const stands = isHousehold && named[at + 2]?.text === STANDS
    return [{ person, destination: stands || (before !== undefined && toward.has(before)), owns: isHousehold && !stands }]
  })
}

function personOf(classes: readonly string[]): Person | undefined {
  return classes.flatMap((term) => persons.get(term) ?? [])[0]
}
