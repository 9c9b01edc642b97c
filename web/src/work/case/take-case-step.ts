import { type CaseAction, caseActions } from '@tongban/protocol/event/actions'
import type { Api } from '../../api/api.ts'
import { answered, type Problem, Refusal } from '../../api/refusal.ts'
import { forStaff, ledTo } from '../../sign-in/demand.ts'
import { addressOf } from '../../visit/visit.ts'
import { caseOf, versionOf } from '../desk.ts'
import { type Composed, compose } from '../steps/compose.ts'
import { AT_ONCE, stepsAtOnce } from './at-once.ts'
import type { CaseAsked } from './load-case.ts'
import type { Standpoint } from './openings.ts'

/** A step that the node refused, with what was typed, so that nothing has to be typed again. */
export interface NotTaken {
  readonly action: string
  readonly problem: Problem
  readonly typed: readonly (readonly [string, string])[]
}

type Acting = CaseAsked & { form(): Promise<FormData> }

/** One press of a button on a case: a step, a claim or its release, or a second person's approval. Leads back to the case. */
export async function takeCaseStep(asked: Acting): Promise<NotTaken> {
  const { api } = await forStaff(asked, 'clerk', 'examiner')
  const form = await asked.form()
  const caseId = asked.params['caseId'] ?? ''
  const press = String(form.get('press') ?? '')
  try {
    const outcome = await pressed(api, { caseId, press, form })
    throw ledTo(addressOf(`${asked.visit.path}?done=${outcome}`, asked.visit))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return {
      action: press === AT_ONCE ? press : String(form.get('action') ?? press),
      problem: error.problem,
      typed: textsIn(form),
    }
  }
}

const textsIn = (form: FormData): [string, string][] =>
  [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []))

interface Press {
  readonly caseId: string
  readonly press: string
  readonly form: FormData
}

async function pressed(api: Api, { caseId, press, form }: Press): Promise<string> {
  const path = { caseId }
  const place = String(form.get('place') ?? '')
  if (press === 'claim') {
    await answered(api.PUT('/cases/{caseId}/claim', { params: { path }, body: { place } }))
    return press
  }
  if (press === 'release') {
    const { error, response } = await api.DELETE('/cases/{caseId}/claim', { params: { path, query: { place } } })
    if (!response.ok) await answered(Promise.resolve({ error, response }))
    return press
  }
  const action = caseActions.find((one) => one === form.get('action')) ?? 'requestDeclined'
  const headers = { 'if-match': `"${form.get('seen')}"`, 'idempotency-key': String(form.get('key') ?? '') }
  if (press === 'approve') {
    const params = { path: { ...path, action } }
    await answered(api.POST('/cases/{caseId}/approvals/{action}', { params, body: { place }, headers }))
    return press
  }
  return press === AT_ONCE ? together(api, { caseId, form, headers }) : step(api, { caseId, action, form, headers })
}

/** All of an instant decision or none of it. */
async function together(api: Api, { caseId, form, headers }: Omit<Taking, 'action'>): Promise<string> {
  const steps = stepsAtOnce(form, await caseOf(api, caseId)).map(toSend)
  const { place, role } = standpointIn(form)
  await answered(api.POST('/cases/{caseId}/steps', { params: { path: { caseId } }, body: { place, role, steps }, headers }))
  return AT_ONCE
}

const toSend = ({ files, bodies, ...step }: Composed) => ({ ...step, files: [...files], bodies: [...bodies] })

interface Taking {
  readonly caseId: string
  readonly action: CaseAction
  readonly form: FormData
  readonly headers: Readonly<Record<string, string>>
}

/** `asked`: the case is held elsewhere, and the holder will answer. */
async function step(api: Api, { caseId, action, form, headers }: Taking): Promise<string> {
  const version = await versionOf(api, await caseOf(api, caseId))
  const file = await stored(api, form.get('file'))
  const approval = form.get('approval')
  const composed = compose(action, { form, version, file })
  const { place, role } = standpointIn(form)
  const steps = [
    {
      ...toSend(composed),
      ...(approval ? { approval: String(approval) } : {}),
    },
  ]
  const taken = await answered(
    api.POST('/cases/{caseId}/steps', { params: { path: { caseId } }, body: { place, role, steps }, headers }),
  )
  return taken.requestId === undefined ? action : 'asked'
}

function standpointIn(form: FormData): Standpoint {
  const role = form.get('role')
  return {
    place: String(form.get('place') ?? ''),
    role: role === 'examiner' || role === 'applicant' ? role : 'clerk',
  }
}

/** Uploads what a camera or a scanner gave; nothing where nothing was given. */
export async function stored(api: Api, given: File | string | null): Promise<string | undefined> {
  if (!(given instanceof File) || given.size === 0) return undefined
  const form = new FormData()
  form.set('file', given)
  const { sha256 } = await answered(api.POST('/files', { body: form as never, bodySerializer: (body) => body }))
  return sha256
}
