import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../test-kit/database.ts'
import { dayOf, instantOf, later, systemClock } from './clock.ts'
import { labClock } from './lab-clock.ts'

let store: TestDatabase
beforeAll(async () => {
  store = await freshDatabase()
})
afterAll(() => store.close())

const DAY_MS = 86_400_000

test('a day in China begins at 16:00 UTC', () => {
  expect(dayOf(new Date('2026-02-16T15:59:59.999Z'))).toBe('2026-02-16')
  expect(dayOf(new Date('2026-02-16T16:00:00.000Z'))).toBe('2026-02-17')
})

test('a text that names no instant gives none', () => {
  expect(instantOf('2026-02-16T16:00:00.000Z')).toEqual(new Date('2026-02-16T16:00:00.000Z'))
  expect(instantOf('tomorrow')).toBeUndefined()
})

test('the lab clock moves forward only, goes on from there, and survives a restart', async () => {
  const clock = labClock()
  await clock.follow(store.db)
  const moved = later(clock.now(), 5 * DAY_MS)
  expect((await clock.moveTo(moved)).getTime()).toBeGreaterThanOrEqual(moved.getTime())
  await expect(clock.moveTo(later(moved, -1))).rejects.toMatchObject({ code: 'platform/clockBackwards' })

  const restarted = labClock()
  expect(restarted.now().getTime()).toBeLessThan(moved.getTime())
  await restarted.follow(store.db)
  expect(restarted.now().getTime()).toBeGreaterThanOrEqual(moved.getTime())
  expect(restarted.now().getTime()).toBeLessThan(moved.getTime() + DAY_MS)
})

test('of two processes that move it, the further one wins in both', async () => {
  const [a, b] = [labClock(), labClock()]
  await a.follow(store.db)
  await b.follow(store.db)
  const far = later(systemClock().now(), 40 * DAY_MS)
  await a.moveTo(far)
  await b.moveTo(later(far, -10 * DAY_MS))
  expect(b.now().getTime()).toBeGreaterThanOrEqual(far.getTime())
})
