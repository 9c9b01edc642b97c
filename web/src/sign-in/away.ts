import { createHash, randomBytes } from 'node:crypto'
import type { OtherPortal } from '../visit/portals.ts'
import { addressOf, type Visit } from '../visit/visit.ts'
import type { CookieJar } from './cookie-jar.ts'

/** A sign-in that somebody went home for; kept in this browser, sealed. */
export interface Away {
  readonly state: string
  /** The secret behind the challenge that the other portal is told: what it sends back is worth nothing without. */
  readonly verifier: string
  readonly home: string
  readonly next: string
}

const SECONDS = 3_600
const BYTES = 32

export const awayName = (state: string): string => `away-${state.slice(0, 8).replace(/[^A-Za-z0-9]/g, '')}`

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

interface Going {
  readonly next: string
  readonly elsewhere: OtherPortal
  /** Large print and English go along. */
  readonly visit: Pick<Visit, 'lang' | 'mode'>
}

/**
 * Leads somebody to the portal of the region they are registered in, which is to say who they are (一地认证、全网通办): the address and the
 * cookie by which this browser, and no other, ends what it began.
 */
export function goHome(
  { jar, node }: { readonly jar: CookieJar; readonly node: string },
  { next, elsewhere, visit }: Going,
): [address: string, cookies: string[]] {
  const away: Away = {
    ...{ state: randomBytes(BYTES).toString('base64url'), verifier: randomBytes(BYTES).toString('base64url') },
    ...{ home: elsewhere.node, next },
  }
  const asked = new URLSearchParams({ to: node, state: away.state, challenge: challengeOf(away.verifier) })
  return [elsewhere.origin + addressOf(`/vouch?${asked}`, visit), [jar.keep(awayName(away.state), away, SECONDS)]]
}
