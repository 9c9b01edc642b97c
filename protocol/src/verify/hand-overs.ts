import type { Standing } from '../case/standing.ts'
import { dayOf } from '../case/time.ts'
import { addWorkingDays } from '../clock/calendar.ts'
import type { Day } from '../clock/day.ts'
import { actionOf } from '../event/actions.ts'
import { nodeIdOf } from './custody.ts'
import type { LawfulCase, Step } from './law.ts'

export type LimitState = 'running' | 'met' | 'breached'

/** One hand-over against the limits of the agreement, in working days (domain.md §3: hand-over, re-check). */
export interface HandOverReport {
  readonly seq: number
  readonly giver: string
  readonly taker: string
  readonly why: string
  readonly papers: boolean
  readonly limit: number
  readonly day: Day
  readonly due: Day
  /** When the taker's node had it, and with papers these too; null while that is not known. */
  readonly arrived: Day | null
  /** The giver's duty. */
  readonly state: LimitState
  readonly answered: { readonly seq: number; readonly by: 'takeOver' | 'giveBack'; readonly day: Day } | null
  /** The taker's duty: the last day to take over or give back; null before the arrival. */
  readonly recheckDue: Day | null
  readonly recheck: LimitState | null
}

/** Each hand-over of the case, in order. */
export function handOversOf(lawful: LawfulCase, asOf: Day): HandOverReport[] {
  return lawful.steps.flatMap((step, index) => {
    const giver = lawful.steps[index - 1]?.after
    return giver && actionOf(step.header.type) === 'handOver' ? [handOver(lawful, index, giver, asOf)].flat() : []
  })
}

function handOver(lawful: LawfulCase, index: number, giver: Standing, asOf: Day): HandOverReport | [] {
  const transfer = lawful.steps[index]?.after.transfer
  if (!transfer) return []
  const answered = answerOf(lawful.steps[index + 1])
  const arrived = arrivalOf(lawful, index, giver.holder) ?? answered?.day ?? null
  const due = addWorkingDays(transfer.day, transfer.limit)
  const recheckDue = arrived === null ? null : addWorkingDays(arrived, lawful.terms.recheckDays)
  const { seq, taker, why, papers, limit, day } = transfer
  return {
    ...{ seq, giver: giver.holder, taker, why, papers, limit, day, due, arrived, answered, recheckDue },
    state: stateOf(due, arrived, asOf),
    recheck: recheckDue === null ? null : stateOf(recheckDue, answered?.day ?? null, asOf),
  }
}

function answerOf(step: Step<Standing> | undefined): HandOverReport['answered'] {
  const by = step && actionOf(step.header.type)
  const day = step?.header.facts['day']
  return step && (by === 'takeOver' || by === 'giveBack') && typeof day === 'string' ? { seq: step.header.seq, by, day } : null
}

/** Without papers it has arrived when the taker's node receipts it; what is handed over in one house is there at once. */
function arrivalOf({ file, steps }: LawfulCase, index: number, giver: string): Day | undefined {
  const transfer = steps[index]?.after.transfer
  if (!transfer || transfer.papers) return undefined
  const takersNode = nodeIdOf(file.trustList, transfer.taker)
  if (takersNode === nodeIdOf(file.trustList, giver)) return transfer.day
  const receipt = file.events[index]?.receipt
  return receipt && receipt.from === takersNode ? dayOf(receipt.receivedAt) : undefined
}

function stateOf(due: Day, met: Day | null, asOf: Day): LimitState {
  if ((met ?? asOf) > due) return 'breached'
  return met === null ? 'running' : 'met'
}
