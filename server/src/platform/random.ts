import { randomBytes } from 'node:crypto'
import { uuidv7 } from '@tongban/protocol/ids'

/** All chance of a node comes from here, so that a simulation can own it. */
export interface Random {
  bytes(count: number): Uint8Array
  /** A UUIDv7 (RFC 9562) of the given millisecond. */
  uuid(nowMs: number): string
}

const UUID_RANDOM_BYTES = 10

const POOL_BYTES = 8192

/** Chance from the operating system, fetched in larger pieces: a submission asks for it a dozen times, a few bytes each. No byte is given twice. */
export function systemRandom(): Random {
  let pool = randomBytes(POOL_BYTES)
  let given = 0
  const bytes = (count: number): Uint8Array => {
    if (count > POOL_BYTES) return new Uint8Array(randomBytes(count))
    if (given + count > POOL_BYTES) {
      pool = randomBytes(POOL_BYTES)
      given = 0
    }
    const piece = new Uint8Array(pool.subarray(given, given + count))
    pool.fill(0, given, given + count)
    given += count
    return piece
  }
  return { bytes, uuid: (nowMs) => uuidv7(nowMs, bytes(UUID_RANDOM_BYTES)) }
}
