import type { CaseState } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Application } from '../test-kit/two-nodes.ts'
import { type Answered, ask, attempt, freshKey, persist } from './client.fixture.ts'
import { type Pair, staff } from './pair.fixture.ts'
import type { Plot } from './plots.fixture.ts'

/** A case on its way, and what a client of either node remembers of it. */
export interface Scene {
  readonly pair: Pair
  readonly id: string
  readonly kind: Plot
}

/** A case as a node shows it, as far as a play looks at it. */
export interface CaseSeen {
  readonly version: number
  readonly state: CaseState
  readonly holder: string
  readonly transfer: object | null
  readonly fees: readonly { readonly paid: boolean }[]
  readonly timeline: readonly {
    readonly seq: number
    readonly action: string
    readonly facts: Readonly<Record<string, unknown>>
  }[]
  readonly clocks: { readonly notice: { readonly due: string | null } | null } | null
  readonly requests: readonly { readonly id: string; readonly action: string }[]
}

export type Role = keyof typeof staff
export interface Step {
  readonly action: CaseAction
  readonly facts?: Readonly<Record<string, unknown>>
  readonly bodies?: readonly { readonly section: string; readonly body: unknown }[]
  readonly approval?: string
}

export const handOver = (taker: string, facts: { why: string; papers: boolean }): Step => ({
  action: 'handOver',
  facts: { taker, ...facts },
})

export interface Filing {
  /** Name of the demo's application. */
  readonly plot: string
  readonly materials: readonly { readonly material: string; readonly how: string; readonly file?: string }[]
  readonly receive?: boolean
  /** Where it is filed, if not where the application says. */
  readonly receivingPlace?: string
  /** Under which it may be filed again without becoming another case; a fresh one for each filing unless it is said. */
  readonly key?: string
}

/** Files an application of the demo; answers the id of the case or the parent. */
export async function submit<T = { readonly id: string }>(pair: Pair, role: Role, path: string, filing: Filing): Promise<T> {
  const { plot, materials, receive, receivingPlace, key = freshKey() } = filing
  const application = applicationOf(pair, plot)
  const { item, decidingPlace, form } = application
  const applicant = pair.people.get(String(form['idNumber']))
  const body = {
    ...{ item, decidingPlace, form, contact: { phone: form['phone'] }, materials },
    receivingPlace: receivingPlace ?? application.receivingPlace,
    ...(applicant ? { applicant } : {}),
    ...(receive === undefined ? {} : { receive }),
  }
  return (await ask(nodeOf(pair, role), 'POST', path, { as: tokenOf(pair, role), body, key })).body
}

function applicationOf({ demo }: Pair, plot: string): Application {
  const application = demo.applications.find(({ id }) => id === plot)
  if (!application) throw new Error(`the demo has no application ${plot}`)
  return application
}

/** Uploads a file with this text in it; answers its name. */
export async function upload(pair: Pair, role: Role, text: string): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([`%PDF-1.7\n% ${text}\n%%EOF\n`], { type: 'application/pdf' }), 'scan.pdf')
  return (await ask(nodeOf(pair, role), 'POST', '/files', { as: tokenOf(pair, role), form })).body.sha256
}

export const nodeOf = (pair: Pair, role: Role) => pair[staff[role].node]
export const tokenOf = (pair: Pair, role: Role) => pair.tokenOf(staff[role].id)

export const take = (scene: Scene, role: Role, step: Step, { as }: { as?: 'applicant' } = {}): Promise<void> =>
  takeAll(scene, role, [step], as)

/**
 * Takes steps as a client does that may lose every answer: asks on the version it saw, and where nothing comes back looks whether they
 * were taken before it asks again.
 */
export async function takeAll(scene: Scene, role: Role, steps: readonly Step[], as?: 'applicant'): Promise<void> {
  const { pair, id } = scene
  const names = steps.map(({ action }) => action).join()
  await persist(`${names} of ${scene.id} by ${role}`, async () => {
    const before = await see(scene, role)
    const body = { place: staff[role].place, role: as ?? staff[role].role, steps }
    const asked = { as: tokenOf(pair, role), seen: before.version, body }
    const answer = await attempt(nodeOf(pair, role), 'POST', `/cases/${id}/steps`, asked)
    if (answer) return isTaken(answer, names) || undefined
    return areTaken(before, await see(scene, role), steps) || undefined
  })
}

const comesLater = ['cases/changed', 'exchange/filesMissing', 'cases/filesMissing']

function isTaken({ status, body, text }: Answered, names: string): boolean {
  if (status < 300) return true
  if (comesLater.includes(body.code)) return false
  throw new Error(`${names}: ${status} ${text}`)
}

/** By the log, or where the case is held elsewhere by the request that was left behind. */
function areTaken(before: CaseSeen, after: CaseSeen, [first]: readonly Step[]): boolean {
  const written = after.timeline.some(({ seq, action }) => seq > before.version && action === first?.action)
  const known = new Set(before.requests.map((request) => request.id))
  return written || after.requests.some((request) => !known.has(request.id) && request.action === first?.action)
}

export const see = ({ pair, id }: Scene, role: Role): Promise<CaseSeen> =>
  persist(`a look at ${id} by ${role}`, async () => {
    const answer = await attempt(nodeOf(pair, role), 'GET', `/cases/${id}`, { as: tokenOf(pair, role) })
    // It is still on its way to this node.
    if (!answer || answer.status === 404) return undefined
    if (answer.status >= 300) throw new Error(`GET /cases/${id}: ${answer.status} ${answer.text}`)
    return answer.body
  })

export const until = (scene: Scene, role: Role, holds: (view: CaseSeen) => boolean): Promise<CaseSeen> =>
  persist(`the wait of ${role} for ${scene.id}`, async () => {
    const view = await see(scene, role)
    return holds(view) ? view : undefined
  })
