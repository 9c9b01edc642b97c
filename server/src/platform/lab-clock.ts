import { type Clock, later, systemClock } from './clock.ts'
import { type Db, sql } from './db/db.ts'
import { problem } from './problems.ts'

/** The clock of a demo or a test: real time plus an offset that only grows, kept in the database, so it survives a crash. */
export interface LabClock extends Clock {
  /** Reads the offset from this node's database; call it once at start, and again in a process that did not make the move. */
  follow(db: Db): Promise<void>
  /** Moves the clock forward to `instant` and keeps that. An earlier instant is refused: `platform/clockBackwards`. */
  moveTo(instant: Date): Promise<Date>
}

/** A lab clock stands at real time until it `follow`s its node's database. */
export function labClock(): LabClock {
  const system = systemClock()
  let offsetMs = 0
  let store: Db | undefined
  const now = () => later(system.now(), offsetMs)
  return {
    now,
    async follow(db) {
      store = db
      const [row] = await db.once<{ offset_ms: number }>(sql`select offset_ms from platform.lab_clock where id = 1`)
      offsetMs = Math.max(offsetMs, row?.offset_ms ?? 0)
    },
    async moveTo(instant) {
      if (instant.getTime() < now().getTime()) throw problem.clockBackwards({ asked: instant.toISOString() })
      offsetMs = await keepOffset(store, instant.getTime() - system.now().getTime())
      return now()
    },
  }
}

async function keepOffset(db: Db | undefined, offsetMs: number): Promise<number> {
  if (!db) return offsetMs
  const [row] = await db.once<{ offset_ms: number }>(sql`
    insert into platform.lab_clock (id, offset_ms) values (1, ${offsetMs})
    on conflict (id) do update set offset_ms = greatest(platform.lab_clock.offset_ms, excluded.offset_ms)
    returning offset_ms`)
  return row?.offset_ms ?? offsetMs
}
