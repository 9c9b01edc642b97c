import { dayOf } from '@tongban/protocol/case/time'
import { addWorkingDays, isWorkingDay } from '@tongban/protocol/clock/calendar'
import { DemoFailure } from '../failure.ts'
import type { Region } from './region.ts'

/** The clocks of all nodes, moved together before anyone acts. Only forward. */
export interface LabClock {
  /** By those that can be reached; the latest counts. */
  now(): Promise<Date>
  /** Waits for the next opening of the counters. */
  toOpening(): Promise<void>
  /** Waits so many working days, to `HH:MM` in China Standard Time. */
  passWorkingDays(days: number, time: string): Promise<void>
}

const OPENING = '09:00'

export function labClockOf(regions: readonly Region[]): LabClock {
  const now = async () => {
    const asked = await Promise.allSettled(
      regions.map(async (region) => (await region.operator()).get<{ now: string }>('/lab/clock')),
    )
    const times = asked.flatMap((answer) => (answer.status === 'fulfilled' ? [Date.parse(answer.value.body.now)] : []))
    if (times.length === 0) throw new DemoFailure('两个节点都连不上', 'Neither node can be reached')
    return new Date(Math.max(...times))
  }
  const moveTo = async (instant: Date) => {
    await Promise.all(
      regions.map(async (region) => (await region.operator()).post('/lab/clock', { body: { now: instant.toISOString() } })),
    )
  }
  return {
    now,
    async toOpening() {
      const at = await now()
      const today = dayOf(at.toISOString())
      const opening = instantOf(today, OPENING)
      await moveTo(isWorkingDay(today) && opening >= at ? opening : instantOf(addWorkingDays(today, 1), OPENING))
    },
    async passWorkingDays(days, time) {
      await moveTo(instantOf(addWorkingDays(dayOf((await now()).toISOString()), days), time))
    },
  }
}

const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00.000+08:00`)
