import { createHmac, timingSafeEqual } from 'node:crypto'
import { later } from '../../platform/clock.ts'
import type { Draft } from './draft.store.ts'

/** How long a code opens a draft: long enough to find a day for the counter. */
export const CODE_LIFE_MS = 3 * 86_400_000
/** Wrong codes for one person after which theirs open nothing more. */
export const CODE_TRIES = 5
const CODES = 1_000_000

/**
 * The six digits of a draft's 取件码. They follow from the node's secret, the draft and the moment the code was made, so that the owner can
 * be shown them again and the store holds nothing that they could be found from.
 */
export function draftCode(codeKey: Uint8Array, id: string, madeAt: Date): string {
  const digest = createHmac('sha256', codeKey).update(`draft code ${id} ${madeAt.toISOString()}`).digest()
  return (digest.readUIntBE(0, 6) % CODES).toString().padStart(6, '0')
}

/** In constant time, so that the answer's delay tells nothing about the code. */
export function isItsCode(codeKey: Uint8Array, { id, codeMadeAt }: Draft, said: string): boolean {
  if (codeMadeAt === null) return false
  const [right, given] = [draftCode(codeKey, id, codeMadeAt), said].map((code) => Buffer.from(code))
  return right !== undefined && given?.length === right.length && timingSafeEqual(right, given)
}

/** A code, while it lives: what it is and until when; undefined without one. */
export function codeOf(codeKey: Uint8Array, { id, codeMadeAt, codeTries }: Draft, now: Date) {
  if (codeMadeAt === null || codeTries >= CODE_TRIES) return undefined
  const until = later(codeMadeAt, CODE_LIFE_MS)
  return until > now ? { code: draftCode(codeKey, id, codeMadeAt), until } : undefined
}

/** Who has the draft open at a counter: until its code ends, is withdrawn or another is made. */
export function holderOf({ codeMadeAt, clerk, clerkPlace, pickedUpAt }: Draft, now: Date) {
  if (codeMadeAt === null || clerk === null || clerkPlace === null || pickedUpAt === null) return undefined
  return later(codeMadeAt, CODE_LIFE_MS) > now ? { clerk, place: clerkPlace, since: pickedUpAt } : undefined
}
