import type { ClockEvent } from '@tongban/protocol/clock/document'
import { clockOf } from '@tongban/protocol/clock/explain'
import type { Link } from './ledger.ts'

/*
 * The law of a case told once more, and shortly, from domain.md §2, §3 and §5: so that the node's own telling is held against another
 * hand's. Only the due days are reckoned by the protocol's clock, which is proven apart.
 */

/** What a chain says by itself of where its case stands. */
export interface Told {
  readonly state: string
  readonly holder: string
  readonly taker: string | null
  readonly decisions: number
  readonly answered: readonly string[]
  readonly places: readonly string[]
}

const ends: Readonly<Record<string, string>> = {
  submit: 'submitted',
  receive: 'received',
  requireSupplement: 'supplementing',
  supplement: 'received',
  accept: 'accepted',
  deemAccepted: 'accepted',
  decline: 'declined',
  suspend: 'suspended',
  resume: 'accepted',
  grant: 'granted',
  refuse: 'refused',
  issue: 'issued',
  deliver: 'delivered',
  withdraw: 'withdrawn',
  terminate: 'terminated',
  close: 'closed',
}
const decisions = new Set(['decline', 'grant', 'refuse', 'withdraw', 'terminate'])

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Folds a chain, or the beginning of one. */
export function tell(chain: readonly Link[]): Told {
  const born = chain[0]?.header.facts ?? {}
  let state = 'none'
  let holder = text(born['receivingPlace'])
  let taker: string | null = null
  const places = new Set([holder, text(born['decidingPlace'])])
  for (const { action, header } of chain) {
    state = ends[action] ?? state
    if (action === 'handOver') {
      taker = text(header.facts['taker'])
      places.add(taker)
    }
    if (action === 'inquire') places.add(text(header.facts['place']))
    if (action === 'takeOver') holder = taker ?? holder
    if (action === 'takeOver' || action === 'giveBack') taker = null
  }
  return {
    ...{ state, holder, taker },
    places: [...places],
    decisions: chain.filter(({ action }) => decisions.has(action)).length,
    answered: chain.flatMap(({ header }) => header.requestId ?? []),
  }
}

const heardAs: Readonly<Record<string, ClockEvent['type']>> = {
  receive: 'received',
  requireSupplement: 'supplementRequired',
  supplement: 'supplemented',
  accept: 'accepted',
  decline: 'declined',
  suspend: 'suspended',
  resume: 'resumed',
  extend: 'extended',
  grant: 'decided',
  refuse: 'decided',
  deliver: 'delivered',
  withdraw: 'withdrawn',
  terminate: 'terminated',
}

export interface Dues {
  readonly notice: string | null
  readonly decision: string | null
  readonly supplement: string | null
}

/** The due days that a node shows for a case, reckoned from the headers of its chain and nothing else. */
export function duesOf(chain: readonly Link[]): Dues {
  const { state } = tell(chain)
  const events = clockEvents(chain)
  const last = events.at(-1)
  const supplement = state === 'supplementing' ? lastFact(chain, 'requireSupplement', 'until') : null
  if (!last) return { notice: null, decision: null, supplement }
  const clocks = clockOf(limitsOf(chain), events, last.day)
  if ('refused' in clocks) throw new Error(`the clock refuses a stored chain: ${clocks.refused.code}`)
  const isOver = clocks.decision?.state === 'met' || clocks.decision?.state === 'ended'
  return {
    notice: state === 'received' ? (clocks.notice?.due ?? null) : null,
    decision: isOver ? null : (clocks.decision?.due ?? null),
    supplement,
  }
}

/** The limits that a case was born under. */
export function limitsOf(chain: readonly Link[]) {
  const born = chain[0]?.header.facts ?? {}
  return {
    joint: born['joint'] === true,
    unit: born['unit'] === 'calendar' ? ('calendar' as const) : ('working' as const),
    legalDays: Number(born['legalDays']),
    promisedDays: born['promisedDays'] === null ? null : Number(born['promisedDays']),
    noticeDays: Number(born['noticeDays']),
    deliveryDays: Number(born['deliveryDays']),
  }
}

/** What the clock hears of a chain. */
export function clockEvents(chain: readonly Link[]): ClockEvent[] {
  const events: ClockEvent[] = []
  for (const { action, header } of chain) {
    const type = heardAs[action]
    const day = header.facts['day']
    if (!type || typeof day !== 'string' || (type !== 'received' && events.length === 0)) continue
    const days = header.facts['days']
    events.push({ type, day, ...(type === 'extended' && typeof days === 'number' ? { days } : {}) })
  }
  return events
}

function lastFact(chain: readonly Link[], action: string, fact: string): string | null {
  const value = chain.findLast((link) => link.action === action)?.header.facts[fact]
  return typeof value === 'string' ? value : null
}

const everything = ['form', 'materials', 'inquiry', 'fee', 'opinion', 'decision', 'contact', 'rating']
const takenIn = ['form', 'materials', 'fee', 'decision', 'contact', 'rating']

/** The sections that any of these places ever had a right to, as far as the chain goes (domain.md §5): what was given cannot be taken back. */
export function sectionsEver(chain: readonly Link[], places: ReadonlySet<string>): Set<string> {
  const born = chain[0]?.header.facts ?? {}
  const [receiving, deciding] = [text(born['receivingPlace']), text(born['decidingPlace'])]
  const rights = new Set<string>()
  const give = (sections: readonly string[]) => {
    for (const section of sections) rights.add(section)
  }
  if (places.has(deciding)) give(everything)
  if (places.has(receiving)) give(takenIn)
  for (const { action, header } of chain) {
    const taker = text(header.facts['taker'])
    if (action === 'handOver' && places.has(taker) && taker !== receiving) give(everything)
    if (action === 'inquire' && places.has(text(header.facts['place']))) give(['inquiry'])
  }
  return rights
}
