export interface Backoff {
  readonly firstMs: number
  readonly mostMs: number
}

/**
 * How long to wait before the next try after so many failures in a row: doubled each time up to a ceiling, then spread over its upper
 * half by `chance` (0 ≤ chance < 1), so that the nodes that lost one peer do not all come back in the same instant.
 */
export function pauseAfter(failures: number, { firstMs, mostMs }: Backoff, chance: number): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(Math.max(0, failures - 1), 30))
  return Math.round(whole / 2 + (whole / 2) * chance)
}
