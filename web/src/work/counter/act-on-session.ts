import { DO_NOT_KNOW } from '@tongban/protocol/situations/outcome'
import type { Api } from '../../api/api.ts'
import { type Problem, Refusal } from '../../api/refusal.ts'
import { parameterOf } from '../../catalogue/situations/answers.ts'
import { forStaff, ledTo } from '../../sign-in/demand.ts'
import { addressOf } from '../../visit/visit.ts'
import { acceptHere } from './accept-here.ts'
import { decidingPlaceFor } from './choose-item.ts'
import { type Judging, judgedIn, refuseSilence, takeIn, toldWithoutCase, typedIn } from './fork.ts'
import type { SessionAsked } from './load-session.ts'
import { giveMissing } from './missing/give-missing.ts'
import { sayWhereInstead } from './not-here/say-where.ts'
import { type CounterSession, endSession, type Kept, keepSession, sessionOf } from './session.ts'
import { wantedAt } from './wanted.ts'

/** What the node refused of a session, with all that was typed and what is uploaded already. */
export interface NotDone {
  readonly problem: Problem
  readonly typed: Readonly<Record<string, string>>
}

type Acting = SessionAsked & { form(): Promise<FormData> }

/** One press at the counter: the item, its situation, the fork receive / one-time notice / not here, or the end of the session. */
export async function actOnSession(asked: Acting): Promise<NotDone> {
  const { api } = await forStaff(asked, 'clerk')
  const form = await asked.form()
  const kept = await sessionOf(api, asked.params['id'] ?? '')
  const here = addressOf(asked.visit.path, asked.visit)
  try {
    switch (form.get('press')) {
      case 'end':
        await endSession(api, kept.id)
        throw ledTo(addressOf('/w/window', asked.visit))
      case 'receive':
      case 'notice':
        return await forked(api, kept, form, here)
      case 'missing':
        return await giveMissing(api, kept)
      case 'accept':
        await acceptHere(api, kept)
        throw ledTo(here)
      case 'where':
        return await sayWhereInstead(api, kept, form)
      default:
        await keepSession(api, kept, await changed(api, kept, form))
        throw ledTo(here)
    }
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem, typed: typedIn(form, []) }
    throw error
  }
}

/** The session after a choice: of the item, of answers, or of neither any more. */
async function changed(api: Api, { content }: Kept, form: FormData): Promise<CounterSession> {
  const { item: _, at: __, answers: ___, told: ____, ...person } = content
  switch (form.get('press')) {
    case 'other':
      return person
    case 'askAgain': {
      const { answers: _____, ...unanswered } = content
      return unanswered
    }
    case 'answer':
      return { ...content, answers: await answersIn(api, content, form) }
    default: {
      const item = String(form.get('item') ?? '')
      const at = await decidingPlaceFor(api, item, content.place)
      return { ...person, item, ...(at === undefined ? {} : { at }) }
    }
  }
}

/** Any answer may be left out: it then counts as 不知道. */
async function answersIn(api: Api, content: CounterSession, form: FormData): Promise<Readonly<Record<string, string>>> {
  const { questions = [] } = (await wantedAt(api, content)) ?? {}
  return Object.fromEntries(
    questions.map(({ id, options }) => {
      const said = form.get(parameterOf(id))
      return [id, options.some((option) => option.id === said) ? String(said) : DO_NOT_KNOW]
    }),
  )
}

/** All right: taken in. Something not right: taken in and told of, once. Something lacking that is always wanted: told of, and kept until they come back; no case. */
async function forked(api: Api, kept: Kept, form: FormData, here: string): Promise<NotDone> {
  const wanted = await wantedAt(api, kept.content)
  if (wanted === undefined) throw ledTo(here)
  const judging: Judging = { kept, wanted, judged: await judgedIn(api, wanted, form), form }
  try {
    refuseSilence(judging)
    if (!(await toldWithoutCase(api, judging))) await takeIn(api, judging)
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem, typed: typedIn(form, judging.judged) }
    throw error
  }
  throw ledTo(here)
}
