import { dayNumber, parseDay } from '@tongban/protocol/clock/day'

/** Event ids of a day: from the first, up to and without the one after the last. */
export interface IdSpan {
  readonly from: string
  readonly until: string
}

const DAY_MS = 86_400_000
/** China Standard Time, ahead of UTC all year. */
const CHINA_OFFSET_MS = 8 * 3_600_000

/**
 * The ids that events of a day of China Standard Time have: the first 48 bits of a UUIDv7 are the milliseconds at which it was made
 * (RFC 9562 §5.7). So both sides put an event on the same day, whenever it was sent. Undefined where the text is no day since 1970.
 */
export function idsOfDay(day: string): IdSpan | undefined {
  if (parseDay(day) === undefined) return undefined
  const begin = dayNumber(day) * DAY_MS - CHINA_OFFSET_MS
  return begin < 0 ? undefined : { from: firstId(begin), until: firstId(begin + DAY_MS) }
}

function firstId(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}
