import type { CaseAction } from '@tongban/protocol/event/actions'
import type { WorkCase } from '../desk.ts'
import { type Composed, compose } from '../steps/compose.ts'
import type { Opening } from './openings.ts'

/** The press that accepts and grants an instant item. */
export const AT_ONCE = 'atOnce'

type Seen = Pick<WorkCase, 'state' | 'timeline' | 'receivingPlace' | 'decidingPlace'>

/**
 * Whether an examiner may accept and grant at once: an instant item is decided on the day it is accepted (domain.md §2), so where no second
 * person is wanted one confirmation writes every step as its own event. Answers the duty to do it under.
 */
export function atOnce(seen: Seen, openings: readonly Opening[]): Opening | undefined {
  const facts = seen.timeline[0]?.facts ?? {}
  if (seen.state !== 'received' || facts['instant'] !== true || facts['second'] === true) return undefined
  return openings.find(({ action, role, asks }) => action === 'accept' && role === 'examiner' && !asks)
}

/** How the result goes on once it is there. */
export const goesOn = ['back', 'electronic', 'stays'] as const
export type GoesOn = (typeof goesOn)[number]

/** What can become of the result: it goes back to where the person is, unless that is here. */
export const waysOn = ({ receivingPlace, decidingPlace }: Seen): readonly GoesOn[] =>
  goesOn.filter((way) => way !== 'back' || receivingPlace !== decidingPlace)

/** The steps of one confirmation, in the order of the life table: none is skipped. */
export function stepsAtOnce(form: FormData, { receivingPlace }: Pick<Seen, 'receivingPlace'>): Composed[] {
  const typed = (extra: Readonly<Record<string, string>> = {}) => {
    const all = new FormData()
    for (const [name, value] of [...form, ...Object.entries(extra)]) all.set(name, value)
    return { form: all, version: undefined }
  }
  const decided: readonly CaseAction[] = ['accept', 'grant', 'issue']
  return [...decided.map((action) => compose(action, typed())), ...onward(form.get('onward'), receivingPlace, typed)]
}

function onward(
  way: unknown,
  taker: string,
  typed: (extra: Readonly<Record<string, string>>) => Parameters<typeof compose>[1],
): Composed[] {
  if (way === 'electronic') return [compose('deliver', typed({ means: 'electronic' }))]
  return way === 'back' ? [compose('handOver', typed({ taker, why: 'resultBack' }))] : []
}
