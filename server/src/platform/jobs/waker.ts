import type { Log } from '../log.ts'

/** Runs a round of work when woken and every `pollMs`, never two at once. */
export interface Waker {
  readonly stopping: boolean
  start(round: () => Promise<void>, log: Log): void
  wake(): void
  /** Ends after the round under way. */
  stop(): Promise<void>
}

/** Makes a waker that sleeps until it is started. */
export function createWaker(pollMs: number): Waker {
  let stopping = false
  let woken = false
  let wakeUp: () => void = () => undefined
  let loop: Promise<void> = Promise.resolve()

  function sleep(): Promise<void> {
    if (woken || stopping) return Promise.resolve()
    return new Promise((resume) => {
      const timer = setTimeout(resume, pollMs)
      wakeUp = () => {
        clearTimeout(timer)
        resume()
      }
    })
  }

  async function run(round: () => Promise<void>, log: Log): Promise<void> {
    while (!stopping) {
      woken = false
      await round().catch((error: unknown) => log.error({ err: error }, 'a round of side work failed'))
      await sleep()
    }
  }

  const wake = () => {
    woken = true
    wakeUp()
  }
  return {
    get stopping() {
      return stopping
    },
    start: (round, log) => {
      stopping = false
      loop = run(round, log)
    },
    wake,
    stop: () => {
      stopping = true
      wakeUp()
      return loop
    },
  }
}
