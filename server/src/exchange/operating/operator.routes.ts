import Type from 'typebox'
import { operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import type { ExchangeEnv } from '../env.ts'
import { listParked } from '../sending/parked.store.ts'
import { resume } from './resume.ts'
import { listHeard, type PeerStanding, peerStandings } from './standing.store.ts'

const tags = ['exchange']
const Uuid = Type.String({ format: 'uuid' })
const Instant = Type.String({ format: 'date-time' })
const OrNull = <T extends Type.TSchema>(of: T) => Type.Union([of, Type.Null()])

const Peer = Type.Object({
  node: Type.String(),
  lastHeard: OrNull(Instant),
  lastReceipt: OrNull(Instant),
  aheadMs: OrNull(Type.Integer()),
  waiting: Type.Integer({ description: 'Items it has not receipted' }),
  batchesWaiting: Type.Integer(),
  oldest: OrNull(Instant),
  failures: Type.Integer(),
  failingSince: OrNull(Instant),
  lastFailure: OrNull(Type.String()),
  parked: Type.Integer(),
  gaps: Type.Integer(),
  heardWaiting: Type.Integer(),
  notUnderstood: Type.Integer(),
  refused: Type.Integer(),
  filesWanted: Type.Integer(),
})
const Parked = Type.Object({ id: Uuid, caseId: Uuid, peer: Type.String(), event: Uuid, code: Type.String(), parkedAt: Instant })
const Heard = Type.Object({
  event: Uuid,
  caseId: Uuid,
  sender: Type.String(),
  type: Type.String(),
  verdict: Type.Enum(['waiting', 'notUnderstood', 'refused']),
  code: OrNull(Type.String()),
})
const Resumed = Type.Object({ caseId: Uuid, peer: Type.String(), events: Type.Array(Uuid) })

/** What waits between the regions and why, for whoever runs this node. */
export function operatorRoutes(app: App, env: ExchangeEnv, nudge: (peer: string) => void): void {
  app.get(
    '/exchange/peers',
    {
      schema: {
        tags,
        summary: 'How the exchange with each peer stands (operator)',
        response: { 200: Type.Object({ entries: Type.Array(Peer) }) },
      },
    },
    async (request) => {
      const listed = env.trust().nodes.map(({ id }) => id)
      const standings = await env.db.read(operatorOf(request).id, (tx) => peerStandings(tx, listed, env.me))
      return { entries: standings.map(toPeer) }
    },
  )

  app.get(
    '/exchange/parked',
    {
      schema: {
        tags,
        summary: 'What the peers refused and holds back its case (operator)',
        querystring: PageQuery,
        response: { 200: pageOf(Parked) },
      },
    },
    async (request) => {
      const { limit, after } = pageIn(request.query)
      const rows = await env.db.read(operatorOf(request).id, (tx) => listParked(tx, after, limit + 1))
      return cutPage(
        rows.map((row) => ({ ...row, parkedAt: row.parkedAt.toISOString() })),
        limit,
        ({ id }) => id,
      )
    },
  )

  app.get(
    '/exchange/heard',
    {
      schema: {
        tags,
        summary: 'What the peers said that is in no case yet (operator)',
        querystring: PageQuery,
        response: { 200: pageOf(Heard) },
      },
    },
    async (request) => {
      const { limit, after } = pageIn(request.query)
      return cutPage(
        await env.db.read(operatorOf(request).id, (tx) => listHeard(tx, after, limit + 1)),
        limit,
        ({ event }) => event,
      )
    },
  )

  app.post(
    '/exchange/parked/:id/resume',
    {
      schema: {
        tags,
        summary: 'Send a parked item again, and what waits behind it (operator)',
        params: Type.Object({ id: Uuid }),
        response: { 200: Resumed },
      },
    },
    async (request) => {
      const resumed = await resume(env, request.params.id, operatorOf(request).id)
      nudge(resumed.peer)
      return { ...resumed, events: [...resumed.events] }
    },
  )
}

const pageIn = ({ limit = 50, cursor }: Type.Static<typeof PageQuery>) => ({
  limit,
  after: cursor === undefined ? undefined : decodeCursor(Uuid, cursor),
})

const text = (at: Date | null): string | null => at?.toISOString() ?? null

function toPeer({ oldestEvent, lastHeard, lastReceipt, failingSince, ...standing }: PeerStanding): Type.Static<typeof Peer> {
  const oldest = oldestEvent === null ? null : new Date(madeAtMs(oldestEvent)).toISOString()
  return { ...standing, oldest, lastHeard: text(lastHeard), lastReceipt: text(lastReceipt), failingSince: text(failingSince) }
}

/** The first 48 bits of a UUIDv7 are the milliseconds at which it was made (RFC 9562 §5.7). */
const madeAtMs = (uuid: string): number => Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)
