import type { TrustList } from '@tongban/protocol/trust/trust-list'
import type { Tx } from '../../platform/db/db.ts'
import type { ExchangeEnv } from '../env.ts'
import { state } from './state.ts'

/** A list that this node went over to, and the one that it went by until then. */
export interface NewerTrust {
  readonly list: TrustList
  readonly before: TrustList
  readonly actor: string
}

/** Says a newer trust list to every peer that both lists name, in the transaction that takes it in: a new peer is brought its first by its operator. Answers whom. */
export async function announceTrust(env: ExchangeEnv, tx: Tx, { list, before, actor }: NewerTrust): Promise<readonly string[]> {
  const known = new Set(before.nodes.map(({ id }) => id))
  const to = list.nodes.map(({ id }) => id).filter((id) => id !== env.me && known.has(id))
  if (to.length === 0 || !env.settings.announces) return []
  await state(env, tx, { act: 'publishTrustList', about: env.me, to, actor, facts: { version: list.version }, document: list })
  return to
}
