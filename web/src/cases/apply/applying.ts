import type { Api } from '../../api/api.ts'
import { Refusal } from '../../api/refusal.ts'
import { forPerson, ledTo } from '../../sign-in/demand.ts'
import type { FieldError } from '../../ui/field.tsx'
import { type Asked, wordsFor } from '../../visit/visit.ts'
import {
  type Application,
  type Draft,
  type OpenItem,
  type Outcome,
  openDraft,
  openItem,
  outcomeFor,
  savePart,
} from './application.ts'
import { mistakesIn } from './form-check.ts'
import { type Judged, nextTask, type Task, type TaskName, tasksOf } from './tasks.ts'

/** A request for a page of an application. */
export interface ApplyRequest extends Asked {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
  readonly request: Request
  form(): Promise<FormData>
}

/** An application as each of its pages sees it. */
export interface Applying extends Judged, Pick<Outcome, 'refusals'> {
  readonly draft: Draft
  readonly tasks: readonly Task[]
}

/** What a page of a task says after something was sent that could not be kept. */
export interface Mistaken {
  readonly errors: readonly FieldError[]
  /** What was typed, so that nobody types it twice. */
  readonly typed: Readonly<Record<string, string>>
}

export const draftId = ({ params }: Pick<ApplyRequest, 'params'>): string => params['draft'] ?? ''

/** The person's own application with what is left to do. One that was sent off shows its receipt instead. */
export async function loadWherever(asked: ApplyRequest): Promise<Applying> {
  const api = forPerson(asked)
  const draft = await openDraft(api, draftId(asked))
  const { href } = wordsFor(asked.visit)
  if (draft.content.sent) throw ledTo(href(`/apply/${draft.id}/done`))
  return judged(api, draft, await openItem(api, draft.content), asked)
}

/** The same where it is the person's turn: while a counter has it open, the list of tasks says so. */
export async function loadApplying(asked: ApplyRequest): Promise<Applying> {
  const applying = await loadWherever(asked)
  if (applying.draft.atCounter) throw ledTo(wordsFor(asked.visit).href(`/apply/${applying.draft.id}`))
  return applying
}

async function judged(api: Api, draft: Draft, item: OpenItem, { visit }: Asked): Promise<Applying> {
  const application = draft.content
  const { list, refusals } = await outcomeFor(api, application, item)
  const formIsRight = application.form !== undefined && mistakesIn(wordsFor(visit).say, item, application.form).length === 0
  const known = { application, item, list, formIsRight }
  return { ...known, refusals, draft, tasks: tasksOf(known) }
}

/** Saves a part and leads to what is still open; back to the list where that was asked for. */
export async function saveAndGoOn(asked: ApplyRequest, change: (now: Application) => Application): Promise<never> {
  const api = forPerson(asked)
  const draft = await savePart(api, draftId(asked), change)
  const { tasks } = await judged(api, draft, await openItem(api, draft.content), asked)
  throw ledTo(wordsFor(asked.visit).href(taskPath(draft.id, nextTask(tasks))))
}

export const taskPath = (id: string, task: TaskName): string => `/apply/${id}/${task}`

/** A refusal of the node as a mistake of the field it is about. */
export function mistakeOf(say: (zh: string, en: string) => string, error: unknown, field: string): FieldError {
  if (!(error instanceof Refusal)) throw error
  const { zh, en } = error.problem.titles
  return { field, message: say(zh, en) }
}

/** What was typed into text fields. */
export const typedIn = (sent: FormData): Record<string, string> =>
  Object.fromEntries([...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
