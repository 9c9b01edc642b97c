import type { Version } from '@tongban/protocol/version/version'
import type { Api, paths } from '../../api/api.ts'
import { answered, answeredIfKnown, type Problem, Refusal } from '../../api/refusal.ts'
import { guideAt, type ShownGuide } from '../../catalogue/guide-shape.ts'
import type { Answers } from '../../catalogue/situations/answers.ts'
import { type Result, resultAt, resultUnasked, type Situation, situationsAt } from '../../catalogue/situations/load-situation.ts'
import type { CounterSession } from './session.ts'

/** What the agreement gives this counter for the item (`GET /intake/terms`). */
export type TermsHere = paths['/intake/terms']['get']['responses'][200]['content']['application/json']
export type Right = TermsHere['rights'][number]

/** What a person at a counter wants: the guide, the version that a case will be born under, and what the counter may do. */
export interface Wanted {
  readonly guide: ShownGuide
  readonly version: Version
  /** Or why nothing can be taken in here for it: no agreement covers it, or no version is in force. */
  readonly terms: TermsHere | { readonly problem: Problem }
  /** Empty where nothing is asked. */
  readonly questions: Situation['questions']
  /** What the answers lead to: which materials, and whether it is open to this person at all. */
  readonly result: Result
}

/** Undefined where the place takes no applications for it. */
export async function wantedAt(api: Api, session: CounterSession): Promise<Wanted | undefined> {
  const { item, at, place, answers = {} } = session
  if (item === undefined || at === undefined) return undefined
  const guide = await guideAt(api, item, at)
  const hash = guide?.guide.version
  if (!guide || !hash) return undefined
  const version = (await answeredIfKnown(api.GET('/versions/{hash}', { params: { path: { hash } } }))) as Version | undefined
  if (version === undefined) return undefined
  const query = { item, receivingPlace: place, decidingPlace: at }
  const terms = await termsOrProblem(answered(api.GET('/intake/terms', { params: { query } })))
  return { guide, version, terms, ...(await situationOf(api, { guide, version, at, answers })) }
}

async function termsOrProblem(asked: Promise<TermsHere>): Promise<Wanted['terms']> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refusal && error.problem.status === 422) return { problem: error.problem }
    throw error
  }
}

interface Asking {
  readonly guide: ShownGuide
  readonly version: Version
  readonly at: string
  readonly answers: Answers
}

/** The same tables as online: one list of materials whoever asks (`/items/:id/ask`). */
async function situationOf(api: Api, { guide, version, at, answers }: Asking): Promise<Pick<Wanted, 'questions' | 'result'>> {
  const situations = guide.situations ? await situationsAt(api, guide.item, at) : undefined
  if (situations === undefined) return { questions: [], result: resultUnasked(version) }
  return { questions: situations.questions, result: await resultAt(api, { item: guide.item, place: at, answers }) }
}

/** What of the item can be taken in here and what the counter may do besides: nothing that the agreement does not grant is offered. */
export const rightsIn = ({ terms }: Wanted): ReadonlySet<Right> => new Set('rights' in terms ? terms.rights : [])
