import type { ClockEvent, Limits } from '../document.ts'
import { clockOf, type Explanation } from '../explain.ts'

/** Events as a story, `accepted 2026-03-03` a line; the number after the day of an extension is its length. */
export function story(...lines: readonly string[]): ClockEvent[] {
  return lines.map((line) => {
    const [type = '', day = '', days] = line.split(' ')
    return { type: type as ClockEvent['type'], day, ...(days === undefined ? {} : { days: Number(days) }) }
  })
}

/** The explanation of a story that no rule refuses. */
export function told(asOf: string, limits: Limits, ...lines: readonly string[]): Explanation {
  const answer = clockOf(limits, story(...lines), asOf)
  if ('refused' in answer) throw new Error(JSON.stringify(answer))
  return answer
}
