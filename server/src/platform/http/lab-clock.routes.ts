import { Type } from 'typebox'
import { instantOf } from '../clock.ts'
import type { LabClock } from '../lab-clock.ts'
import { problem } from '../problems.ts'
import type { App } from './parts.ts'

const Instant = Type.Object({ now: Type.String({ format: 'date-time' }) })

/** Only for a node that was started with the lab clock: the demo's or a test's. `serve` never adds it. */
export function labClockRoutes(app: App, clock: LabClock): void {
  app.get(
    '/lab/clock',
    { schema: { tags: ['lab'], summary: 'The time of this node', response: { 200: Instant } } },
    async () => ({
      now: clock.now().toISOString(),
    }),
  )
  app.post(
    '/lab/clock',
    { schema: { tags: ['lab'], summary: 'Move the clock forward', body: Instant, response: { 200: Instant } } },
    async (request) => {
      const instant = instantOf(request.body.now) ?? refuse()
      return { now: (await clock.moveTo(instant)).toISOString() }
    },
  )
}

function refuse(): never {
  throw problem.badInput({}, { field: '/body/now' })
}
