import type { Item, SaidBefore } from '../../exchange/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { readCase } from '../case.store.ts'
import type { CasesEnv } from '../env.ts'
import { nodesOf, rightsOf } from './address.ts'
import { historyOf } from './desk.ts'

type Asking = Pick<CasesEnv, 'me' | 'trust'>

/**
 * Events and requests of cases as they are said to a node that lost them: with the content it has a right to now, and, where another node
 * wrote them, that writer's proof. A node that is no node of the case is told nothing.
 */
export async function sayAgain(env: Asking, tx: ReadTx, peer: string, asked: readonly SaidBefore[]): Promise<Item[]> {
  const items: Item[] = []
  for (const caseId of new Set(asked.map((one) => one.caseId))) {
    const events = new Set(asked.flatMap((one) => (one.caseId === caseId ? [one.event] : [])))
    items.push(...(await ofCase(env, tx, { peer, caseId, events })))
  }
  return items
}

interface OfCase {
  readonly peer: string
  readonly caseId: string
  readonly events: ReadonlySet<string>
}

async function ofCase({ me, trust }: Asking, tx: ReadTx, { peer, caseId, events }: OfCase): Promise<Item[]> {
  const file = await readCase(tx, caseId)
  if (!file || !nodesOf(trust(), file.standing).includes(peer)) return []
  const rights: ReadonlySet<string> = rightsOf(trust(), file.standing, peer)
  const told = (await historyOf(tx, caseId)()).filter(({ header }) => events.has(header.id))
  return told.map(({ header, bodies, origin }) => ({
    header,
    bodies: bodies.filter(({ section }) => rights.has(section)),
    ...(origin && header.source !== me ? { origin } : {}),
  }))
}
