import type { Verdict } from '@tongban/protocol/batch/receipt'
import type { Metrics } from '../../platform/metrics.ts'

/** `sent`: this node said it and has the receipt; `received`: it gave one. */
export type Direction = 'sent' | 'received'

/** A batch that was receipted: with whom, and what became of each event. */
export interface Receipted {
  readonly peer: string
  readonly direction: Direction
  readonly verdicts: readonly Pick<Verdict, 'verdict'>[]
}

/** What the exchange counts in this process. */
export interface Figures {
  receipted(batch: Receipted): void
}

export function createFigures(metrics: Metrics): Figures {
  const batches = metrics.counter({
    name: 'tongban_exchange_batches_total',
    help: 'Batches receipted, heartbeats included',
    labels: ['peer', 'direction'],
  })
  const events = metrics.counter({
    name: 'tongban_exchange_events_total',
    help: 'Events receipted, by the verdict of the receiver',
    labels: ['peer', 'direction', 'verdict'],
  })
  return {
    receipted({ peer, direction, verdicts }) {
      batches({ peer, direction })
      for (const { verdict } of verdicts) events({ peer, direction, verdict })
    },
  }
}
