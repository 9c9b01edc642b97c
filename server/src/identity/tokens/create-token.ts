import { later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { Random } from '../../platform/random.ts'
import { hashOfToken, newToken } from './secret.ts'
import { insertToken, type TokenKind } from './token.store.ts'

export interface TokenFor {
  readonly kind: TokenKind
  /** A person's id for `citizen`, a staff id for `staff`, `operator`. */
  readonly actor: string
  /** The actor who asked for it. */
  readonly by: string
  /** How long it is good; null for the operator's first token only. */
  readonly lifeMs: number | null
}

export interface IssuedToken {
  /** Told once and never again: only its hash is stored. */
  readonly token: string
  readonly expiresAt: Date | null
}

export interface TokenSources {
  readonly random: Random
  readonly now: Date
}

/** Makes a bearer token for an actor that the caller has looked up and may act as or for. */
export async function createToken(tx: Tx, asked: TokenFor, { random, now }: TokenSources): Promise<IssuedToken> {
  const token = newToken(random)
  const expiresAt = asked.lifeMs === null ? null : later(now, asked.lifeMs)
  const { kind, actor, by } = asked
  await insertToken(tx, { hash: hashOfToken(token), kind, actor, madeBy: by, madeAt: now, expiresAt })
  tx.audit({ actor: by, action: 'identity.createToken', subject: actor, facts: { kind, expiresAt } })
  return { token, expiresAt }
}
