import { createHash } from 'node:crypto'

/** Chance that is the same for the same name: whatever the simulator leaves to luck comes from here. */
export interface Chance {
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  between(least: number, most: number): number
  happens(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T
  bytes(count: number): Uint8Array
}

/** `sfc32` (C. Doty-Humphrey, PractRand) seeded with the SHA-256 of the name. */
export function chanceOf(...name: readonly (string | number)[]): Chance {
  const seed = createHash('sha256').update(name.join('/')).digest()
  let [a, b, c, counter] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  const below = (n: number): number => Math.floor((next() / 2 ** 32) * n)
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('there is nothing to pick from')
    return list[below(list.length)] as T
  }
  return {
    below,
    pick,
    between: (least, most) => least + below(most - least + 1),
    happens: (probability) => next() / 2 ** 32 < probability,
    weighted(list) {
      let left = below(list.reduce((sum, [weight]) => sum + weight, 0))
      for (const [weight, value] of list) {
        if (left < weight) return value
        left -= weight
      }
      return pick(list)[1]
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => next() & 0xff),
  }
}
