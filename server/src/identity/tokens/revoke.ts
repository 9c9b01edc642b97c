import type { Tx } from '../../platform/db/db.ts'
import { hashOfToken } from './secret.ts'
import { revokeToken, revokeTokensOf, type TokenKind } from './token.store.ts'

/** Ends the token somebody signed in with. */
export async function signOut(tx: Tx, token: string, ended: { by: string; at: Date }): Promise<void> {
  await revokeToken(tx, hashOfToken(token), ended.at)
  tx.audit({ actor: ended.by, action: 'identity.signOut', subject: ended.by })
}

/** Ends every token of an actor; answers how many were still good. */
export async function revokeAll(
  tx: Tx,
  holder: { kind: TokenKind; actor: string },
  ended: { by: string; at: Date },
): Promise<number> {
  const count = await revokeTokensOf(tx, holder, ended.at)
  tx.audit({ actor: ended.by, action: 'identity.revokeTokens', subject: holder.actor, facts: { kind: holder.kind, count } })
  return count
}
