import type { Log } from './log.ts'

/** Something that was started and is stopped in order; the last started stops first. */
export interface Stoppable {
  readonly name: string
  stop(): Promise<void>
}

/**
 * Stops a node once, on SIGTERM or SIGINT: no new connections, what is under way ends, then jobs, then the store. A part that hangs
 * is left behind after `graceMs`; a second signal ends at once. Answers the act, for those who stop a node without a signal.
 */
export function stopOnSignal(parts: readonly Stoppable[], log: Log, graceMs = 20_000): () => Promise<void> {
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopAll(parts, log, graceMs)
    return stopping
  }
  const onSignal = () => {
    if (stopping) process.exit(1)
    void stop()
  }
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
  return () => stop().finally(() => process.off('SIGTERM', onSignal).off('SIGINT', onSignal))
}

async function stopAll(parts: readonly Stoppable[], log: Log, graceMs: number): Promise<void> {
  for (const part of parts.toReversed()) {
    await within(part.stop(), graceMs).catch((error: unknown) =>
      log.error({ err: error, part: part.name }, 'a part did not stop'),
    )
  }
}

function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
