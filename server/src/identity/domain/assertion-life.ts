/** How long a person has to reach the other node with their assertion. */
export const ASSERTION_LIFE_MS = 120_000

/** The clocks of two nodes may differ by this much; more is shown to people as a fault of the clocks. */
export const CLOCK_TOLERANCE_MS = 300_000

/** An assertion good for longer is refused, whoever signed it: one that leaks must be worthless soon. */
const LONGEST_LIFE_MS = 600_000

export type LifeFault = 'assertionEarly' | 'assertionExpired'

/** Whether an assertion may be accepted now, by its two instants (RFC 3339); undefined: yes. */
export function lifeFault(said: { issuedAt: string; expiresAt: string }, nowMs: number): LifeFault | undefined {
  const issued = Date.parse(said.issuedAt)
  const expires = Date.parse(said.expiresAt)
  // A date that does not exist reads as NaN, which no comparison lets through.
  if (!(issued <= nowMs + CLOCK_TOLERANCE_MS)) return 'assertionEarly'
  if (!(expires > nowMs - CLOCK_TOLERANCE_MS && expires - issued <= LONGEST_LIFE_MS)) return 'assertionExpired'
  return undefined
}

/** Until when a used one must be remembered: afterwards it would be refused as expired anyway. In milliseconds since 1970. */
export const rememberedUntil = (expiresAt: string): number => Date.parse(expiresAt) + CLOCK_TOLERANCE_MS
