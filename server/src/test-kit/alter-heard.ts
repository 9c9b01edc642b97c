import { sql } from '../platform/db/db.ts'
import type { TestNode } from './test-node.ts'

/** Somebody wrote another hash over the first event that this node heard from a peer; answers the event. */
export async function alterHeard({ db }: Pick<TestNode, 'db'>): Promise<string> {
  const [altered] = await db.once<{ event: string }>(sql`
    update exchange.inbox set hash = ${'A'.repeat(43)} where event = (select event from exchange.inbox where seq = 1 limit 1) returning event`)
  if (!altered) throw new Error('this node has heard nothing')
  return altered.event
}
