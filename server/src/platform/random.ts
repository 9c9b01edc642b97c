import { randomBytes } from 'node:crypto'
import { uuidv7 } from '@tongban/protocol/ids'

/** All chance of a node comes from here, so that a simulation can own it. */
export interface Random {
  bytes(count: number): Uint8Array
  /** A UUIDv7 (RFC 9562) of the given millisecond. */
  uuid(nowMs: number): string
}

const UUID_RANDOM_BYTES = 10

/** Chance from the operating system. */
export function systemRandom(): Random {
  return {
    bytes: (count) => new Uint8Array(randomBytes(count)),
    uuid: (nowMs) => uuidv7(nowMs, new Uint8Array(randomBytes(UUID_RANDOM_BYTES))),
  }
}
