import { type Clock, dayOf } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Actor } from '../domain/actor.ts'
import { hashOfToken, isToken } from './secret.ts'
import { findHolder, type Holder } from './token.store.ts'

export interface Authenticator {
  /** Whoever holds the token, or undefined where it is unknown, expired or revoked. */
  authenticate(token: string): Promise<Actor | undefined>
  /** Looks at the store again from now on: something about tokens or duties changed. */
  forget(): void
}

/** So long a revocation or an ended duty may go unnoticed in another process of this node; in this one it counts at once. */
const TRUSTED_MS = 3_000
const MOST_KEPT = 10_000

interface Kept {
  readonly actor: Actor
  readonly untilMs: number
}

/** Kept by hash, so that no token lies in memory; tokens that are not good are never kept, so guessing fills nothing. */
export function createAuthenticator({ db, clock, me }: { db: Db; clock: Clock; me: string }): Authenticator {
  const kept = new Map<string, Kept>()
  let generation = 0

  async function lookUp(hash: Buffer, key: string): Promise<Actor | undefined> {
    const asked = generation
    const now = clock.now()
    const holder = await findHolder(db, hash, now, dayOf(now))
    if (!holder) return undefined
    const actor = actorOfHolder(holder, me)
    // What was read before a revocation must not be kept after it.
    if (asked === generation) keep(kept, key, { actor, untilMs: trustedUntil(holder, now) })
    return actor
  }

  return {
    async authenticate(token) {
      if (!isToken(token)) return undefined
      const hash = hashOfToken(token)
      const key = hash.toString('base64')
      const known = kept.get(key)
      if (known && clock.now().getTime() < known.untilMs) return known.actor
      kept.delete(key)
      return lookUp(hash, key)
    },
    forget() {
      generation++
      kept.clear()
    },
  }
}

function keep(kept: Map<string, Kept>, key: string, entry: Kept): void {
  const [oldest] = kept.keys()
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, entry)
}

function trustedUntil(holder: Holder, now: Date): number {
  const trusted = now.getTime() + TRUSTED_MS
  return holder.expires_at ? Math.min(trusted, holder.expires_at.getTime()) : trusted
}

function actorOfHolder({ kind, actor, duties }: Holder, node: string): Actor {
  return { id: actor, kind, node, duties, ...(kind === 'citizen' && { personId: actor }) }
}
