import { forStaff } from '../../sign-in/demand.ts'
import { namesOfPlaces } from '../../visit/place-names.ts'
import type { Asked } from '../../visit/visit.ts'
import { caseOf, type Names, type WorkCase } from '../desk.ts'
import { type ItemLine, itemsFor } from './choose-item.ts'
import { type Kept, sessionOf } from './session.ts'
import { type Wanted, wantedAt } from './wanted.ts'

export interface SessionAsked extends Asked {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
}

/** What stands next with a person at the counter. */
export type Next =
  | { readonly is: 'choose'; readonly items: readonly ItemLine[] }
  | { readonly is: 'answer'; readonly wanted: Wanted }
  | { readonly is: 'check'; readonly wanted: Wanted }
  | { readonly is: 'notHere'; readonly wanted: Wanted | undefined }
  | { readonly is: 'receipt'; readonly received: WorkCase }

/** A person at the counter and what stands next. */
export interface AtCounter {
  readonly kept: Kept
  readonly names: Names
  readonly next: Next
}

export async function loadSession(asked: SessionAsked): Promise<AtCounter> {
  const { api } = await forStaff(asked, 'clerk')
  const kept = await sessionOf(api, asked.params['id'] ?? '')
  const { at, place } = kept.content
  const names = await namesOfPlaces(api, [place, ...(at === undefined ? [] : [at])])
  return { kept, names, next: await nextOf(asked, kept) }
}

async function nextOf({ api, query, visit }: SessionAsked, { content }: Kept): Promise<Next> {
  const [receipt] = content.receipts ?? []
  if (receipt !== undefined) return { is: 'receipt', received: await caseOf(api, receipt.id) }
  const wanted = await wantedAt(api, content)
  if (query.has('out')) return { is: 'notHere', wanted }
  if (wanted === undefined) return { is: 'choose', items: await itemsFor(api, (query.get('q') ?? '').trim(), visit) }
  const asks = wanted.questions.length > 0 && content.answers === undefined
  return { is: asks ? 'answer' : 'check', wanted }
}
