import { workingDaysLeft } from '@tongban/protocol/clock/calendar'
import type { TicketOutcome } from '@tongban/protocol/event/ticket'
import type { CaseOutline } from '../../cases/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { Ticket } from './ticket.store.ts'

/** Where a ticket stands: nothing that the person said. */
export interface TicketStanding {
  readonly kind: Ticket['kind']
  readonly place: string
  readonly item: string | null
  readonly filedDay: string
  readonly due: string
  /** Working days until the answer is due, below 0 overdue; null once it is given. */
  readonly daysLeft: number | null
  readonly answer: {
    readonly day: string
    readonly outcome: TicketOutcome
    readonly findings: string
    readonly measures: string
    readonly remedy: string | null
  } | null
}

/** A ticket as the person who filed it sees it, or whoever handles it. */
export interface TicketView extends TicketStanding {
  readonly id: string
  readonly number: string
  readonly words: string
  readonly wish: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly caseId: string | null
  /** The case, for whoever handles it, where their place has a part in it. */
  readonly case: CaseOutline | null
}

export const standingOf = ({ kind, place, item, filedAt, due, answer }: Ticket, now: Date): TicketStanding => ({
  ...{ kind, place, item, due },
  filedDay: dayOf(filedAt),
  daysLeft: answer ? null : workingDaysLeft(due, dayOf(now)),
  answer: answer && { day: dayOf(answer.at), outcome: answer.outcome, ...answer.content },
})

export function viewOf(ticket: Ticket, now: Date, outline: CaseOutline | null = null): TicketView {
  const { id, caseId, words } = ticket
  return { ...standingOf(ticket, now), id, ...words, caseId, case: outline }
}
