import type { CaseState } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Version } from '@tongban/protocol/version/version'
import type { Api, paths } from '../api/api.ts'
import { answered, answeredIfKnown } from '../api/refusal.ts'
import type { OnDuty } from '../sign-in/demand.ts'
import { namesOfPlaces } from '../visit/place-names.ts'

export type Names = Readonly<Record<string, string>>
export type Queue = paths['/queue']['get']['responses'][200]['content']['application/json']
export type Queued = Queue['entries'][number]
export type Waiting = NonNullable<paths['/queue']['get']['parameters']['query']['waiting']>

type Answered = paths['/cases/{caseId}']['get']['responses'][200]['content']['application/json']

/** A case as one of staff sees it. The API leaves name, custody and clocks untyped; their shapes are those of the slice cases. */
export interface WorkCase extends Omit<Answered, 'item' | 'transfer' | 'clocks' | 'state' | 'openSteps'> {
  readonly item: { readonly id: string; readonly name: { readonly zh: string; readonly en: string | null } }
  readonly state: CaseState
  readonly transfer: { readonly taker: string; readonly papers: boolean } | null
  readonly openSteps: readonly CaseAction[]
}

export async function caseOf(api: Api, caseId: string): Promise<WorkCase> {
  return (await answered(api.GET('/cases/{caseId}', { params: { path: { caseId } } }))) as unknown as WorkCase
}

/** The version that a case was born under, for its form, its materials and its reasons. */
export async function versionOf(api: Api, { timeline }: Pick<WorkCase, 'timeline'>): Promise<Version | undefined> {
  const hash = timeline[0]?.facts['version']
  if (typeof hash !== 'string') return undefined
  return (await answeredIfKnown(api.GET('/versions/{hash}', { params: { path: { hash } } }))) as Version | undefined
}

export const queueAt = (api: Api, place: string, waiting: Waiting, cursor: string | null): Promise<Queue> =>
  answered(api.GET('/queue', { params: { query: { place, waiting, limit: 20, ...(cursor === null ? {} : { cursor }) } } }))

export const namesIn = (api: Api, rows: readonly Queued[]): Promise<Names> =>
  namesOfPlaces(
    api,
    rows.flatMap(({ receivingPlace, decidingPlace, holder, taker }) => [receivingPlace, decidingPlace, holder, taker ?? holder]),
  )

/** The place that a page is asked for, where the reader has a duty; else their first. */
export function placeIn({ duties }: OnDuty, query: URLSearchParams): string {
  const asked = query.get('place')
  return (duties.find(({ place }) => place === asked) ?? duties[0]).place
}

/** All content of a case that this reader may see, newest last: of each section what was said last. */
export function contentOf({ timeline }: Pick<WorkCase, 'timeline'>): ReadonlyMap<string, unknown> {
  return new Map(timeline.flatMap(({ content }) => Object.entries(content)))
}
