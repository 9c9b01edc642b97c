import { expect, test } from 'vitest'
import { createLog } from './log.ts'
import { stopOnSignal } from './stop.ts'

function stopping(graceMs: number, stops: Record<string, () => Promise<void>>) {
  const said: string[] = []
  const parts = Object.entries(stops).map(([name, stop]) => ({ name, stop: () => stop().then(() => void said.push(name)) }))
  const log = createLog({ to: { write: (line) => void said.push(line) } })
  return { stop: stopOnSignal(parts, log, graceMs), said }
}

test('what was started last stops first, and only once', async () => {
  const { stop, said } = stopping(1000, {
    store: async () => undefined,
    jobs: async () => undefined,
    http: async () => undefined,
  })
  await Promise.all([stop(), stop()])
  await stop()
  expect(said).toEqual(['http', 'jobs', 'store'])
})

test('a part that hangs or breaks is named in the log and does not keep the others from stopping', async () => {
  const { stop, said } = stopping(20, {
    store: async () => undefined,
    jobs: () => new Promise<void>(() => undefined),
    http: () => Promise.reject(new Error('broken')),
  })
  await stop()
  expect(said.map((line) => /"part":"(\w+)"/.exec(line)?.[1] ?? line)).toEqual(['http', 'jobs', 'store'])
})

test('after stopping, the process no longer listens for signals', async () => {
  const before = process.listenerCount('SIGTERM')
  const { stop } = stopping(20, {})
  expect(process.listenerCount('SIGTERM')).toBe(before + 1)
  await stop()
  expect(process.listenerCount('SIGTERM')).toBe(before)
})
