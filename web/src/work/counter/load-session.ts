import { forStaff } from '../../sign-in/demand.ts'
import { namesOfPlaces } from '../../visit/place-names.ts'
import type { Asked } from '../../visit/visit.ts'
import { caseOf, type Names, type WorkCase } from '../desk.ts'
import { type ItemLine, itemsFor, type Wanted, wantedAt } from './choose-item.ts'
import { type Kept, sessionOf } from './session.ts'

export interface SessionAsked extends Asked {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
}

/** A person at the counter, and what stands next: to choose what it is about, to check it, or to give them the receipt. */
export interface AtCounter {
  readonly kept: Kept
  readonly names: Names
  readonly items?: readonly ItemLine[]
  readonly wanted?: Wanted
  readonly received?: WorkCase
}

export async function loadSession(asked: SessionAsked): Promise<AtCounter> {
  const { api } = await forStaff(asked, 'clerk')
  const kept = await sessionOf(api, asked.params['id'] ?? '')
  const { item, at, receipt, place } = kept.content
  const names = await namesOfPlaces(api, [place, ...(at === undefined ? [] : [at])])
  if (receipt !== undefined) return { kept, names, received: await caseOf(api, receipt.id) }
  const wanted = item === undefined ? undefined : await wantedAt(api, item, at)
  if (wanted !== undefined) return { kept, names, wanted }
  return { kept, names, items: await itemsFor(api, (asked.query.get('q') ?? '').trim(), asked.visit) }
}
