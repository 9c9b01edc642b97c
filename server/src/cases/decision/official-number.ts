import { makeCaseNumber } from '@tongban/protocol/codes/case-number'
import type { Db } from '../../platform/db/db.ts'
import { reserveSerials } from './official-number.store.ts'

/** Gives the 办件编号 at acceptance; nothing where the implementation code is missing or bad, or the day's serials are used up. */
export type OfficialNumbers = (implementation: string | null, day: string) => Promise<string | undefined>

const BLOCK = 50

interface Block {
  next: number
  readonly end: number
}

/**
 * Serials come in blocks per process (codes.md §5), so two processes never wait for each other and never give one twice. `aside` is a
 * small pool of its own: an act that holds a connection must not wait for another one of the same pool.
 */
export function officialNumbers(aside: Db): OfficialNumbers {
  const blocks = new Map<string, Promise<Block>>()
  return async (implementation, day) => {
    if (!makeCaseNumber({ implementation, day, serial: 1 }).ok || implementation === null) return undefined
    const serial = await take(aside, blocks, { implementation, day })
    const made = makeCaseNumber({ implementation, day, serial })
    return made.ok ? made.parts : undefined
  }
}

async function take(
  aside: Db,
  blocks: Map<string, Promise<Block>>,
  of: { implementation: string; day: string },
): Promise<number> {
  const name = `${of.implementation} ${of.day}`
  for (;;) {
    const reserved = blocks.get(name) ?? reserve(aside, blocks, name, of)
    const block = await reserved
    if (block.next < block.end) return block.next++
    // Of all who find it used up only the first throws it away; the others find the next one there.
    if (blocks.get(name) === reserved) blocks.delete(name)
  }
}

function reserve(
  aside: Db,
  blocks: Map<string, Promise<Block>>,
  name: string,
  of: { implementation: string; day: string },
): Promise<Block> {
  const block = reserveSerials(aside, { ...of, count: BLOCK }).then((first) => ({ next: first, end: first + BLOCK }))
  blocks.set(name, block)
  block.catch(() => blocks.delete(name))
  return block
}
