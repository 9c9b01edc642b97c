import type { AskedMaterial } from '@tongban/protocol/situations/material-list'
import { materialList } from '@tongban/protocol/situations/material-list'
import type { Outcome } from '@tongban/protocol/situations/outcome'
import type { Situations } from '@tongban/protocol/situations/table'
import type { Version } from '@tongban/protocol/version/version'
import type { Api } from '../../api/api.ts'
import { answered, answeredIfKnown } from '../../api/refusal.ts'
import { type GuideRequest, guideAsked } from '../find-guides.ts'
import type { ShownGuide } from '../guide-shape.ts'
import { type Answers, answersIn, answersText } from './answers.ts'

/** What answers lead to, as the catalogue answers it, and the person's own list of materials. */
export interface Result extends Omit<Outcome, 'modes'> {
  readonly modes: readonly string[]
  readonly list: readonly AskedMaterial[]
}

/** An item at a place in somebody's situation. */
export interface Situation {
  readonly shown: ShownGuide
  readonly place: string
  /** Empty where nothing is asked. */
  readonly questions: Situations['questions']
  readonly answers: Answers
  readonly result: Result
}

/** Undefined where the item is not published there, so that nothing can be asked. */
export async function loadSituation(asked: GuideRequest): Promise<{ shown: ShownGuide; situation: Situation | undefined }> {
  const shown = await guideAsked(asked)
  const { place, standing, parts } = shown.guide
  if (standing !== 'published' || place === null || !parts.materials.known || !parts.mode.known)
    return { shown, situation: undefined }
  const situations = await situationsAt(asked.api, shown.item, place)
  if (situations === undefined) {
    const result = resultUnasked({ materials: parts.materials.value, mode: parts.mode.value })
    return { shown, situation: { shown, place, questions: [], answers: {}, result } }
  }
  const answers = answersIn(asked.query, situations)
  const result = await resultAt(asked.api, { item: shown.item, place, answers })
  return { shown, situation: { shown, place, questions: situations.questions, answers, result } }
}

/** What is known where nothing is asked: the version's own materials and mode. */
export function resultUnasked({ materials, mode }: Pick<Version, 'materials' | 'mode'>): Result {
  const plain = { next: null, materials: [], conditions: [], refusals: [], modes: [mode] }
  return { ...plain, list: materialList({ materials }, plain) }
}

/** The questions of an item at a place; undefined where nothing is asked. */
export async function situationsAt(api: Api, id: string, place: string): Promise<Situations | undefined> {
  const named = await answeredIfKnown(api.GET('/items/{id}/situations', { params: { path: { id }, query: { place } } }))
  // The API leaves the document untyped; it was checked when it was saved.
  return named?.situations as Situations | undefined
}

/** What the answers lead to, as the catalogue answers it. */
export async function resultAt(
  api: Api,
  { item: id, place, answers }: { readonly item: string; readonly place: string; readonly answers: Answers },
): Promise<Result> {
  const query = { place, answers: answersText(answers) }
  return (await answered(api.GET('/items/{id}/situations/outcome', { params: { path: { id }, query } }))) as Result
}
