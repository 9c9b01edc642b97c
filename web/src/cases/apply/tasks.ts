import type { Need } from '@tongban/protocol/situations/outcome'
import type { Version } from '@tongban/protocol/version/version'
import type { Application, Given, OpenItem } from './application.ts'
import { fieldsOf } from './form-fields.ts'

export const taskNames = ['me', 'form', 'questions', 'materials', 'delivery', 'check'] as const
export type TaskName = (typeof taskNames)[number]

export interface Task {
  readonly name: TaskName
  /** `waits`: the others come first. */
  readonly state: 'done' | 'open' | 'waits'
}

type Asked = { readonly material: Version['materials'][number]; readonly need: Need | 'optional' }

export interface Judged {
  readonly application: Application
  readonly item: OpenItem
  readonly list: readonly Asked[]
  /** Whether the form as it stands has no mistake. */
  readonly formIsRight: boolean
}

/** What is left to do of an application. A task that asks nothing is not there. */
export function tasksOf({ application, item, list, formIsRight }: Judged): Task[] {
  const { phone, receivingPlace, delivery, answers } = application
  const is = (done: boolean): Task['state'] => (done ? 'done' : 'open')
  const tasks: Task[] = [{ name: 'me', state: is(phone !== undefined && receivingPlace !== undefined) }]
  if (fieldsOf(item.version).length > 0) tasks.push({ name: 'form', state: is(formIsRight) })
  if (item.hasSituations) tasks.push({ name: 'questions', state: is(answers !== undefined) })
  const wanted = list.filter(({ need }) => need !== 'no')
  if (wanted.length > 0) tasks.push({ name: 'materials', state: is(missingIn(application, wanted).length === 0) })
  tasks.push({ name: 'delivery', state: is(delivery !== undefined) })
  const ready = tasks.every(({ state }) => state === 'done')
  return [...tasks, { name: 'check', state: ready ? 'open' : 'waits' }]
}

/** The first task that is still open, so that nobody has to look for it. */
export const nextTask = (tasks: readonly Task[]): TaskName => tasks.find(({ state }) => state === 'open')?.name ?? 'check'

/** How a material is given: as was chosen, or in the one way there is where nothing has to be chosen (窗口看原件). */
export function givenOf({ materials = [] }: Application, { material }: Asked): Given | undefined {
  const chosen = materials.find((one) => one.material === material.id)
  if (chosen) return chosen
  return material.forms.length === 1 && material.forms[0] === 'original' ? { material: material.id, how: 'original' } : undefined
}

/** What surely has to be given and is not yet. */
export const missingIn = (application: Application, list: readonly Asked[]): readonly Asked[] =>
  list.filter((asked) => asked.need === 'yes' && givenOf(application, asked) === undefined)
