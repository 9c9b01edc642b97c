import { bug } from '../problem.ts'

/** How a gatherer works; the figures are those of the measurement in ARCHITECTURE.md. */
export interface GathererOptions<T, R> {
  /** Does a whole group in one go, and answers in its order. All or nothing: when it throws, none of the group was done. */
  readonly flush: (items: T[]) => Promise<R[]>
  /** Most items of one group; 64 by default. */
  readonly max?: number
  /** How long an item waits for company while others are under way; 2 ms by default. */
  readonly waitMs?: number
  /** Groups under way at once; 2 by default. */
  readonly flights?: number
}

/** Takes one item and answers what became of it, in whichever group it went. */
export type Gatherer<T, R> = (item: T) => Promise<R>

interface Waiting<T, R> {
  readonly item: T
  readonly resolve: (result: R) => void
  readonly reject: (error: unknown) => void
}

/**
 * Lets what arrives together commit together: at once when nothing is under way, otherwise when `max` have come or `waitMs` passed.
 * When a group fails, its items are done one by one, so that one bad item never fails its neighbours.
 */
export function createGatherer<T, R>({ flush, max = 64, waitMs = 2, flights = 2 }: GathererOptions<T, R>): Gatherer<T, R> {
  const waiting: Waiting<T, R>[] = []
  let flying = 0
  let timed = false
  let overdue = false

  function consider(): void {
    while (waiting.length > 0 && flying < flights && (flying === 0 || overdue || waiting.length >= max)) {
      void fly(waiting.splice(0, max))
    }
    if (waiting.length === 0) overdue = false
    else if (!overdue && !timed) {
      timed = true
      setTimeout(onTime, waitMs)
    }
  }

  function onTime(): void {
    timed = false
    overdue = waiting.length > 0
    consider()
  }

  async function fly(group: Waiting<T, R>[]): Promise<void> {
    flying++
    await settle(group, flush)
    flying--
    consider()
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      consider()
    })
}

async function settle<T, R>(group: Waiting<T, R>[], flush: (items: T[]) => Promise<R[]>): Promise<void> {
  try {
    const results = await flush(group.map(({ item }) => item))
    if (results.length !== group.length) bug(`flush answered ${results.length} of ${group.length} items`)
    results.forEach((result, index) => {
      group[index]?.resolve(result)
    })
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error)
    else for (const one of group) await settle([one], flush)
  }
}
