import { Broken, type Invariant } from '../invariants/broken.ts'
import type { Stage } from '../world/stage.ts'
import { type Played, play } from './play.ts'

/** A story in which the same thing breaks, with no more steps than it needs. */
export interface Shrunk {
  readonly played: Played
  readonly replays: number
}

const sortOf = ({ broken }: Played): Invariant | string | undefined =>
  broken instanceof Broken ? broken.invariant : broken?.message

/**
 * Leaves out steps as long as the same invariant still breaks: halves first, then quarters, down to single steps (delta debugging,
 * Zeller 2002). Each step has a chance of its own, so what is left plays as it did.
 */
export async function shrink(stage: Stage, failed: Played, mostReplays: number): Promise<Shrunk> {
  let best: Shrunk = { played: failed, replays: 0 }
  let size = failed.taken.length
  while (size > 1 && best.replays < mostReplays) {
    size = Math.ceil(size / 2)
    best = await withoutPieces(stage, best, { size, mostReplays })
  }
  return best
}

interface Pieces {
  readonly size: number
  readonly mostReplays: number
}

/** Tries each piece of this size once, and leaves it out for good where the story breaks without it. */
async function withoutPieces(stage: Stage, from: Shrunk, { size, mostReplays }: Pieces): Promise<Shrunk> {
  let { played: best, replays } = from
  let at = 0
  while (at < best.taken.length && replays < mostReplays) {
    const fewer = [...best.taken.slice(0, at), ...best.taken.slice(at + size)]
    const played = await play(stage, best, new Set(fewer))
    replays++
    if (sortOf(played) === sortOf(best)) best = played
    else at += size
  }
  return { played: best, replays }
}
