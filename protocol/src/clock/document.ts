import { type Day, type DayNumber, parseDay } from './day.ts'

/** The events the clock counts. Which step of a case becomes which of them: domain.md §3. */
const clockEventTypes = [
  'received',
  'supplementRequired',
  'supplemented',
  'accepted',
  'declined',
  'suspended',
  'resumed',
  'extended',
  'decided',
  'delivered',
  'withdrawn',
  'terminated',
] as const

export type ClockEventType = (typeof clockEventTypes)[number]

/** In which days the decision limit runs. Notice and delivery always run in working days. */
export type Unit = 'working' | 'calendar'

/** The limits of an item, in days from 1 to 1,000. With `unit: 'calendar'` the legal limit must be given. */
export interface Limits {
  /** Handled by several authorities together (行政许可法 Art. 42): legal limit 45, extension at most 15. */
  readonly joint?: boolean
  readonly unit?: Unit
  readonly legalDays?: number
  /** null or absent: the item promises nothing shorter than the legal limit. */
  readonly promisedDays?: number | null
  readonly noticeDays?: number
  readonly deliveryDays?: number
}

/** One event. Several may share a day; their order in the list counts. */
export interface ClockEvent {
  readonly type: ClockEventType
  readonly day: Day
  /** The length of an extension; means nothing elsewhere. */
  readonly days?: number
  /** Which special procedure a pause is for. Carried along, not counted. */
  readonly kind?: string
}

/** The limits that hold for one case, defaults filled in. */
export interface Terms {
  readonly joint: boolean
  readonly unit: Unit
  readonly legalDays: number
  readonly promisedDays: number | undefined
  readonly noticeDays: number
  readonly deliveryDays: number
}

export interface Happening {
  readonly type: ClockEventType
  readonly day: DayNumber
  readonly days: number
}

/** A document in which every member is known to be well formed. Only {@link readDocument} makes one. */
export interface Reading {
  readonly terms: Terms
  readonly happenings: readonly Happening[]
  readonly asOf: DayNumber
}

/** Where a document is malformed: the index of an event, or null for the document itself. */
export interface Malformed {
  readonly malformed: number | null
}

const LONGEST = 1_000
const LEGAL_DAYS = 20
const LEGAL_DAYS_JOINT = 45
const NOTICE_DAYS = 5
const DELIVERY_DAYS = 10

const knownTypes: ReadonlySet<unknown> = new Set(clockEventTypes)

/** Judges the whole document before anything is counted: first the document itself, then its events in order. */
export function readDocument(document: unknown): Reading | Malformed {
  if (!isRecord(document)) return { malformed: null }
  const terms = readTerms(document)
  const asOf = parseDay(document['asOf'])
  const events = document['events']
  if (!terms || asOf === undefined || !Array.isArray(events) || events.length === 0) return { malformed: null }
  const happenings: Happening[] = []
  for (const event of events) {
    const happening = readEvent(event)
    if (!happening) return { malformed: happenings.length }
    happenings.push(happening)
  }
  return { terms, happenings, asOf }
}

function readTerms(document: Record<string, unknown>): Terms | undefined {
  const { joint = false, unit = 'working', promisedDays = null } = document
  if (typeof joint !== 'boolean' || (unit !== 'working' && unit !== 'calendar')) return undefined
  // The law speaks of working days, so it has no default in calendar days.
  const byLaw = joint ? LEGAL_DAYS_JOINT : LEGAL_DAYS
  const legalDays = readLimit(document['legalDays'], unit === 'calendar' ? undefined : byLaw)
  const noticeDays = readLimit(document['noticeDays'], NOTICE_DAYS)
  const deliveryDays = readLimit(document['deliveryDays'], DELIVERY_DAYS)
  if (!legalDays || !noticeDays || !deliveryDays) return undefined
  if (promisedDays === null) return { joint, unit, legalDays, promisedDays: undefined, noticeDays, deliveryDays }
  return isLimit(promisedDays) ? { joint, unit, legalDays, promisedDays, noticeDays, deliveryDays } : undefined
}

function readLimit(value: unknown, byDefault: number | undefined): number | undefined {
  if (value === undefined) return byDefault
  return isLimit(value) ? value : undefined
}

function readEvent(event: unknown): Happening | undefined {
  if (!isRecord(event)) return undefined
  const { type, days } = event
  const day = parseDay(event['day'])
  if (!isEventType(type) || day === undefined) return undefined
  if (type !== 'extended') return { type, day, days: 0 }
  return isLimit(days) ? { type, day, days } : undefined
}

function isLimit(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= LONGEST
}

function isEventType(value: unknown): value is ClockEventType {
  return knownTypes.has(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
