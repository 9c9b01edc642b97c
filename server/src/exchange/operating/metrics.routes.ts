import Type from 'typebox'
import { operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { isProblem } from '../../platform/problem.ts'
import type { ExchangeEnv } from '../env.ts'
import { madeAtMs } from './peer-shapes.ts'
import { type PeerStanding, peerStandings } from './standing.store.ts'

/** One value a peer; none where it is not known. */
const gauges: readonly {
  readonly name: `tongban_${string}`
  readonly help: string
  readonly of: (standing: PeerStanding, nowMs: number) => number | null
}[] = [
  { name: 'tongban_exchange_waiting_items', help: 'Items the peer has not receipted', of: ({ waiting }) => waiting },
  {
    name: 'tongban_exchange_oldest_waiting_seconds',
    help: 'Age of the oldest of them; 0 where none waits',
    of: ({ oldestEvent }, now) => (oldestEvent === null ? 0 : seconds(now - madeAtMs(oldestEvent))),
  },
  { name: 'tongban_exchange_retries', help: 'Failed tries in a row', of: ({ failures }) => failures },
  { name: 'tongban_exchange_parked_items', help: 'Items parked for an operator', of: ({ parked }) => parked },
  {
    name: 'tongban_exchange_last_receipt_age_seconds',
    help: 'Time since the last receipt of the peer',
    of: ({ lastReceipt }, now) => (lastReceipt === null ? null : seconds(now - lastReceipt.getTime())),
  },
  {
    name: 'tongban_exchange_last_heard_age_seconds',
    help: 'Time since the peer last said anything',
    of: ({ lastHeard }, now) => (lastHeard === null ? null : seconds(now - lastHeard.getTime())),
  },
  {
    name: 'tongban_exchange_clock_skew_seconds',
    help: 'How far the clock of the peer was ahead of ours when it was last heard',
    of: ({ aheadMs }) => (aheadMs === null ? null : seconds(aheadMs)),
  },
  {
    name: 'tongban_exchange_differences',
    help: 'Events the two nodes do not know alike, found by reconciling and not settled',
    of: ({ differences }) => differences,
  },
]

const seconds = (ms: number): number => ms / 1000

/** A node that believes nobody yet has figures all the same. */
function listedPeers({ trust }: ExchangeEnv): string[] {
  try {
    return trust().nodes.map(({ id }) => id)
  } catch (error) {
    if (isProblem(error)) return []
    throw error
  }
}

/** What is not known of a peer is left out. */
function setAll(gauge: ReturnType<Metrics['gauge']>, values: readonly (readonly [peer: string, value: number | null])[]): void {
  gauge.clear()
  for (const [peer, value] of values) if (value !== null) gauge.set({ peer }, value)
}

/** Figures for Prometheus, with the operator's token: who waits for whom is nobody else's business, on loopback neither. */
export function metricsRoutes(app: App, env: ExchangeEnv): void {
  const { metrics } = env
  const known = gauges.map(({ name, help, of }) => ({ of, gauge: metrics.gauge({ name, help, labels: ['peer'] }) }))
  metrics.beforeAnswer(async () => {
    const listed = listedPeers(env)
    const standings = await env.db.read(env.me, (tx) => peerStandings(tx, listed, env.me))
    const now = env.clock.now().getTime()
    for (const { of, gauge } of known)
      setAll(
        gauge,
        standings.map((standing) => [standing.node, of(standing, now)] as const),
      )
  })
  app.get(
    '/metrics',
    {
      schema: {
        tags: ['node'],
        summary: 'Figures for Prometheus (operator)',
        response: { 200: Type.String({ description: 'Prometheus text format' }) },
      },
      serializerCompiler: () => (text: string) => text,
    },
    async (request, reply) => {
      operatorOf(request)
      return reply.type(metrics.contentType).send(await metrics.text())
    },
  )
}
