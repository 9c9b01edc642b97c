import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../platform/random.ts'
import type { Pair } from './pair.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'

/** What is killed with -9, and how long after the one before has come back: a share of the longest pause. */
export interface Moment {
  readonly node: 'sichuan' | 'chongqing'
  readonly what: 'server' | 'postgres'
  readonly share: number
}

/**
 * Long enough for a few steps of a case, short enough that a moment rarely falls into nothing; where a start takes longer than this, so
 * do the steps, and the pause may be as long as a start.
 */
const MOST_PAUSE_MS = 900
const SLOWEST_START_MS = 8_000

/** The moments of a seed: at each either node, in one of three its PostgreSQL with it. */
export function momentsOf(random: Random, count: number): Moment[] {
  return Array.from({ length: count }, () => {
    const [node = 0, what = 0, late = 0] = random.bytes(3)
    return {
      node: node % 2 === 0 ? 'sichuan' : 'chongqing',
      what: what % 3 === 0 ? 'postgres' : 'server',
      share: late / 256,
    }
  })
}

export const tellMoment = ({ node, what, share }: Moment): string => `${what} of ${node} after ${share.toFixed(2)} of a pause`

/** Kills at each moment and waits until the node serves again; `told` hears how many are done. */
export async function killAt(
  pair: Pick<Pair, 'sichuan' | 'chongqing'>,
  moments: readonly Moment[],
  told: (done: number) => void,
): Promise<void> {
  let longest = MOST_PAUSE_MS
  for (const [index, moment] of moments.entries()) {
    await pause(moment.share * longest)
    const from = performance.now()
    await kill(pair[moment.node], moment.what)
    longest = Math.min(SLOWEST_START_MS, Math.max(MOST_PAUSE_MS, performance.now() - from))
    told(index + 1)
  }
}

/** A server whose PostgreSQL is dead finds it so at its next start, as when the whole machine had gone. */
async function kill(node: DrilledNode, what: Moment['what']): Promise<void> {
  if (what === 'postgres') await node.killPostgres()
  await node.killAndRestart()
}
