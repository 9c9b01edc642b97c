import type { Standing } from '../case/standing.ts'
import { dayOf } from '../case/time.ts'
import { type Day, dayNumber } from '../clock/day.ts'
import type { TrustList } from '../trust/list-shape.ts'
import { nodeOfPlace } from '../trust/node-of-place.ts'
import type { LawfulCase, Step } from './law.ts'

/** A stretch of time in which one place held the case and answered for it. Instants are legal times, RFC 3339 UTC. */
export interface CustodyPeriod {
  readonly place: string
  readonly node: string | null
  /** Seq of the event that gave it the case. */
  readonly fromSeq: number
  readonly from: string
  /** Null while it holds it. */
  readonly until: string | null
  readonly fromDay: Day
  readonly untilDay: Day | null
  /** Calendar days from the first to the last day or, of the present holder, to that of the statement; 0 within one day. */
  readonly days: number
}

/** Who held the case when. There is no gap and no overlap: the giver answers for it until the taker has taken it over. */
export function custodyOf({ steps, file }: LawfulCase): CustodyPeriod[] {
  const moves = steps.filter(({ after }, index) => after.holder !== steps[index - 1]?.after.holder)
  return moves.map((move, index) => period(move, moves[index + 1], file))
}

function period(
  move: Step<Standing>,
  next: Step<Standing> | undefined,
  { trustList, statement }: LawfulCase['file'],
): CustodyPeriod {
  const { holder, time, seq } = move.after
  const until = next?.after.time ?? null
  const [fromDay, untilDay] = [dayOf(time), until === null ? null : dayOf(until)]
  const lastDay = untilDay ?? dayOf(statement.at)
  return {
    ...{ place: holder, node: nodeIdOf(trustList, holder), fromSeq: seq, from: time, until, fromDay, untilDay },
    days: Math.max(0, dayNumber(lastDay) - dayNumber(fromDay)),
  }
}

/** The place that held the case when a day ended. */
export const holderOn = (custody: readonly CustodyPeriod[], day: Day): string | undefined =>
  custody.findLast(({ fromDay }) => fromDay <= day)?.place

export const nodeIdOf = (trust: TrustList, place: string): string | null => nodeOfPlace(trust, place)?.id ?? null
