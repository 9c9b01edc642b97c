import type { CaseState } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Version } from '@tongban/protocol/version/version'
import type { Api, paths } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'
import { forPerson, ledTo } from '../../sign-in/demand.ts'
import { namesOfPlaces } from '../../visit/place-names.ts'
import { type Asked, wordsFor } from '../../visit/visit.ts'

/** A request for a page of the person's own case. */
export interface MyRequest extends Asked {
  readonly params: Readonly<Record<string, string | undefined>>
  form(): Promise<FormData>
}

type Answer = paths['/cases/{caseId}']['get']['responses'][200]['content']['application/json']

/** A case as the person it is about sees it. */
export interface MyCase extends Omit<Answer, 'state' | 'item' | 'timeline' | 'openSteps' | 'transfer'> {
  readonly state: CaseState
  readonly item: { readonly id: string; readonly name: Version['name'] }
  readonly transfer: { readonly taker: string } | null
  readonly timeline: readonly (Omit<Answer['timeline'][number], 'action'> & { readonly action: CaseAction })[]
  readonly openSteps: readonly CaseAction[]
}

export type Entry = MyCase['timeline'][number]

export interface MyCaseData {
  readonly file: MyCase
  /** Names of places by their ids. */
  readonly names: Readonly<Record<string, string>>
  /** Names of the version's materials by their ids; empty where the version is not here. */
  readonly materials: Readonly<Record<string, Version['name']>>
}

export async function loadMyCase(asked: MyRequest): Promise<MyCaseData> {
  const api = forPerson(asked)
  const path = { caseId: asked.params['case'] ?? '' }
  // The API leaves parts of a case untyped; their shape is `CaseView` of the slice cases.
  const file = (await answered(api.GET('/cases/{caseId}', { params: { path } }))) as unknown as MyCase
  const places = [...file.timeline.map(({ place }) => place), file.holder, ...(file.transfer ? [file.transfer.taker] : [])]
  return { file, names: await namesOfPlaces(api, places), materials: await materialNames(api, file) }
}

async function materialNames(api: Api, { timeline }: MyCase): Promise<MyCaseData['materials']> {
  const hash = timeline[0]?.facts['version']
  if (typeof hash !== 'string') return {}
  const { data } = await api.GET('/versions/{hash}', { params: { path: { hash } } })
  const { materials = [] } = (data ?? {}) as Partial<Version>
  return Object.fromEntries(materials.map(({ id, name }) => [id, name]))
}

export interface Step {
  readonly facts?: Readonly<Record<string, unknown>>
  readonly bodies?: readonly { readonly section: 'materials' | 'rating'; readonly body: unknown }[]
  readonly files?: readonly { readonly sha256: string; readonly section: 'materials' }[]
}

/** Takes one step of the life table as the person, on the case as it was seen, and leads back to it. */
export async function take(asked: MyRequest, action: CaseAction, { facts = {}, bodies = [], files = [] }: Step): Promise<never> {
  const api = forPerson(asked)
  const { file } = await loadMyCase(asked)
  await answered(
    api.POST('/cases/{caseId}/steps/{action}', {
      params: { path: { caseId: file.id, action } },
      headers: { 'if-match': `"${file.version}"` },
      body: { facts: { ...facts }, bodies: [...bodies], files: [...files] },
    }),
  )
  throw ledTo(wordsFor(asked.visit).href(`/me/cases/${file.id}?done=${action}`))
}
