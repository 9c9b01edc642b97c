import { concat, toHex } from './bytes.ts'

const latest = 2 ** 48 - 1

/**
 * A UUID of version 7 (RFC 9562 §5.7): the milliseconds since 1970-01-01 UTC, then 74 of the 80 random bits given.
 * Ids sort by the time they were made; two of one millisecond in no order. Time and chance are the caller's.
 */
export function uuidv7(nowMs: number, random: Uint8Array): string {
  if (!Number.isInteger(nowMs) || nowMs < 0 || nowMs > latest)
    throw new Error(`uuidv7 needs whole milliseconds of 48 bits, not ${nowMs}`)
  if (random.length !== 10) throw new Error(`uuidv7 needs 10 random bytes, not ${random.length}`)
  const time = new DataView(new ArrayBuffer(8))
  time.setBigUint64(0, BigInt(nowMs))
  const bytes = concat(new Uint8Array(time.buffer, 2), random)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = toHex(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Whether a text is a UUID of version 7 in the one form we write: lower case, with hyphens. */
export const isUuidv7 = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)
