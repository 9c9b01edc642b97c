/** Legal and protocol time of this node. Retry timers use the real monotonic clock instead. */
export interface Clock {
  now(): Date
}

const CHINA_OFFSET_MS = 8 * 3_600_000

/** The calendar day `YYYY-MM-DD` of an instant in China Standard Time (UTC+8 since 1991 without daylight saving). */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 10)
}

/** The instant `ms` milliseconds after another. */
export function later(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms)
}

/** The instant an RFC 3339 text names; undefined when it names none. */
export function instantOf(text: string): Date | undefined {
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

/** The machine's own time. */
export function systemClock(): Clock {
  return { now: () => new Date() }
}
