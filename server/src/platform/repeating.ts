import type { Log } from './log.ts'
import { isProblem } from './problem.ts'

export interface Repeating {
  /** No further round; waits for the one under way. */
  stop(): Promise<void>
}

/** Does something now, and again so long after each round has ended, for ever: a round that fails is logged. */
export function every(ms: number, log: Log, round: () => Promise<unknown>): Repeating {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let underWay: Promise<void>
  const go = async () => {
    try {
      await round()
    } catch (error) {
      // A store that is away, or no trust list yet: planned for, and tried again.
      log[isProblem(error) ? 'debug' : 'error']({ err: error }, 'a repeated round failed')
    }
    if (!isStopped) timer = setTimeout(start, ms)
  }
  const start = () => {
    underWay = go()
  }
  start()
  return {
    stop() {
      isStopped = true
      clearTimeout(timer)
      return underWay
    },
  }
}
