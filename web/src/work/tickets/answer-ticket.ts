import { type TicketOutcome, ticketOutcomes } from '@tongban/protocol/event/ticket'
import { answered, Refusal } from '../../api/refusal.ts'
import { forStaff, ledTo } from '../../sign-in/demand.ts'
import type { FieldError } from '../../ui/field.tsx'
import { type Asked, addressOf, wordsFor } from '../../visit/visit.ts'

export interface TicketAsked extends Asked {
  readonly params: Readonly<Record<string, string | undefined>>
}

export interface AnswerDone {
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>>
}

const texts = ['findings', 'measures', 'remedy'] as const

const isOutcome = (value: string): value is TicketOutcome => ticketOutcomes.some((one) => one === value)

/** Answers a ticket and leads back to it; what is missing is said beside its field. */
export async function actOnTicket(asked: TicketAsked & { form(): Promise<FormData> }): Promise<AnswerDone> {
  const { api } = await forStaff(asked, 'supervisor', 'operator')
  const sent = await asked.form()
  const typed = Object.fromEntries(['outcome', ...texts].map((name) => [name, String(sent.get(name) ?? '').trim()]))
  const errors = missingIn(asked, typed)
  const { outcome = '', findings = '', measures = '', remedy = '' } = typed
  if (errors.length > 0 || !isOutcome(outcome)) return { errors, typed }
  const ticketId = asked.params['ticket'] ?? ''
  try {
    await answered(
      api.PUT('/tickets/{ticketId}/answer', {
        params: { path: { ticketId } },
        body: { outcome, findings, measures, ...(remedy === '' ? {} : { remedy }) },
      }),
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { field, titles } = error.problem
    const { say } = wordsFor(asked.visit)
    return { errors: [{ field: field?.split('/').at(-1) ?? 'outcome', message: say(titles.zh, titles.en) }], typed }
  }
  throw ledTo(addressOf(`/w/complaints/${ticketId}`, asked.visit))
}

function missingIn({ visit }: Asked, typed: Readonly<Record<string, string>>): FieldError[] {
  const { say } = wordsFor(visit)
  const needed = [
    { field: 'outcome', zh: '请选一个结论', en: 'Choose a finding' },
    { field: 'findings', zh: '请写查到的情况和理由', en: 'Say what was found, and why' },
    { field: 'measures', zh: '请写怎么处理', en: 'Say what is done about it' },
  ]
  return needed.filter(({ field }) => typed[field] === '').map(({ field, zh, en }) => ({ field, message: say(zh, en) }))
}
