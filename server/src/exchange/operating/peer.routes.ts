import Type from 'typebox'
import { operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import type { ExchangeEnv } from '../env.ts'
import { type PeerStanding, peerStandings } from './standing.store.ts'

const Instant = Type.String({ format: 'date-time' })
const OrNull = <T extends Type.TSchema>(of: T) => Type.Union([of, Type.Null()])

const Peer = Type.Object({
  node: Type.String(),
  lastHeard: OrNull(Instant),
  lastReceipt: OrNull(Instant),
  aheadMs: OrNull(Type.Integer({ description: 'How far its clock was ahead of ours when it was last heard' })),
  waiting: Type.Integer({ description: 'Items it has not receipted' }),
  batchesWaiting: Type.Integer(),
  oldest: OrNull(Instant),
  failures: Type.Integer({ description: 'Failed tries in a row' }),
  failingSince: OrNull(Instant),
  lastFailure: OrNull(Type.String()),
  parked: Type.Integer(),
  gaps: Type.Integer({ description: 'Batches of it that never came' }),
  heardWaiting: Type.Integer(),
  notUnderstood: Type.Integer(),
  refused: Type.Integer(),
  filesWanted: Type.Integer(),
})

/** Who was heard when, and what waits for whom. */
export function peerRoutes(app: App, env: ExchangeEnv): void {
  const schema = {
    tags: ['exchange'],
    summary: 'How the exchange with each peer stands (operator)',
    response: { 200: Type.Object({ entries: Type.Array(Peer) }) },
  }
  app.get('/exchange/peers', { schema }, async (request) => {
    const listed = env.trust().nodes.map(({ id }) => id)
    const standings = await env.db.read(operatorOf(request).id, (tx) => peerStandings(tx, listed, env.me))
    return { entries: standings.map(toPeer) }
  })
}

const text = (at: Date | null): string | null => at?.toISOString() ?? null

function toPeer({ oldestEvent, lastHeard, lastReceipt, failingSince, ...standing }: PeerStanding): Type.Static<typeof Peer> {
  const oldest = oldestEvent === null ? null : new Date(madeAtMs(oldestEvent)).toISOString()
  return { ...standing, oldest, lastHeard: text(lastHeard), lastReceipt: text(lastReceipt), failingSince: text(failingSince) }
}

/** The first 48 bits of a UUIDv7 are the milliseconds at which it was made (RFC 9562 §5.7). */
const madeAtMs = (uuid: string): number => Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)
