import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../platform/random.ts'
import type { Pair } from './pair.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'

/** What is killed with -9, and how long after the one before has come back. */
export interface Moment {
  readonly node: 'sichuan' | 'chongqing'
  readonly what: 'server' | 'postgres'
  readonly afterMs: number
}

/** Long enough for a few steps of a case, short enough that a moment rarely falls into nothing. */
const MOST_PAUSE_MS = 900

/** The moments of a seed: at each either node, in one of three its PostgreSQL with it. */
export function momentsOf(random: Random, count: number): Moment[] {
  return Array.from({ length: count }, () => {
    const [node = 0, what = 0, late = 0] = random.bytes(3)
    return {
      node: node % 2 === 0 ? 'sichuan' : 'chongqing',
      what: what % 3 === 0 ? 'postgres' : 'server',
      afterMs: Math.floor((late / 256) * MOST_PAUSE_MS),
    }
  })
}

export const tellMoment = ({ node, what, afterMs }: Moment): string => `${what} of ${node} after ${afterMs} ms`

/** Kills at each moment and waits until the node serves again; `told` hears how many are done. */
export async function killAt(
  pair: Pick<Pair, 'sichuan' | 'chongqing'>,
  moments: readonly Moment[],
  told: (done: number) => void,
): Promise<void> {
  for (const [index, moment] of moments.entries()) {
    await pause(moment.afterMs)
    await kill(pair[moment.node], moment.what)
    told(index + 1)
  }
}

/** A server whose PostgreSQL is dead finds it so at its next start, as when the whole machine had gone. */
async function kill(node: DrilledNode, what: Moment['what']): Promise<void> {
  if (what === 'postgres') await node.killPostgres()
  await node.killAndRestart()
}
