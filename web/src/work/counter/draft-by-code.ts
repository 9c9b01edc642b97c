import type { Api } from '../../api/api.ts'
import { answered, carriedOut, Refusal } from '../../api/refusal.ts'
import type { Application, Draft, Given } from '../../cases/apply/application.ts'
import type { CounterSession } from './session.ts'

interface Told {
  readonly code: string
  readonly place: string
  /** Who stands at the counter, their document seen. */
  readonly person: string
}

/** What a person's own draft brings to the counter by the code they tell (取件码): nothing of it is typed again. */
export async function broughtByCode(
  api: Api,
  { code, place, person }: Told,
): Promise<Pick<CounterSession, 'given' | 'item' | 'at' | 'answers' | 'draft'>> {
  const asked = api.POST('/drafts/picked-up', { body: { code, counter: { place, person } } })
  const { id, content } = (await answered(asked)) as unknown as Draft
  const { item, place: at, sent, phone, delivery, answers } = content
  if (sent !== undefined) throw new Refusal(sentAlready)
  return {
    ...{ item, at, given: { ...textsOf(content), ...(phone === undefined ? {} : { phone }) } },
    ...(answers === undefined ? {} : { answers }),
    draft: { id, typed: standingOf(content.materials ?? []), ...(delivery ? { delivery } : {}) },
  }
}

const textsOf = ({ form = {} }: Application): Record<string, string> =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]))

/** What the person uploaded lies before the clerk, who judges it; what they promised stays promised; originals are seen here. */
function standingOf(materials: readonly Given[]): Record<string, string> {
  return Object.fromEntries(
    materials.flatMap(({ material, how, file }) => {
      if (how === 'promise') return [[`stands.${material}`, 'later']]
      return file === undefined ? [] : [[`kept.${material}`, file]]
    }),
  )
}

/** Refuses where the person took the draft back meanwhile, or sent it themselves: nothing is taken in twice. */
export async function checkStillHere(api: Api, { draft }: CounterSession): Promise<void> {
  if (draft === undefined) return
  const { response } = await api.GET('/drafts/{draftId}', { params: { path: { draftId: draft.id } } })
  if (!response.ok) throw new Refusal(takenBack)
}

/** The draft became a case. */
export async function fileDraft(api: Api, { draft }: Pick<CounterSession, 'draft'>, caseId: string): Promise<void> {
  if (draft === undefined) return
  const params = { path: { draftId: draft.id } }
  await carriedOut(api.POST('/drafts/{draftId}/filed', { params, body: { case: caseId } }))
}

const takenBack = {
  code: 'web/draftTakenBack',
  status: 409,
  titles: {
    zh: '办事人把草稿拿回去了，或者已经自己提交。请问清楚，要在这里办就再报一次取件码',
    en: 'The person took the draft back, or has sent it themselves. Ask them; to go on here they tell a code again',
  },
}

const sentAlready = {
  code: 'web/draftSent',
  status: 409,
  titles: { zh: '这份草稿本人已经提交了，不用再收', en: 'This draft was sent by its owner already: nothing to take in' },
}
