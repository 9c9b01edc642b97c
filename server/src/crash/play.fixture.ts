import type { CaseState } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Application } from '../test-kit/two-nodes.ts'
import { type Answered, ask, attempt, freshKey, persist } from './client.fixture.ts'
import { type Pair, staff } from './pair.fixture.ts'

/** A case on its way, and what a client of either node remembers of it. */
export interface Scene {
  readonly pair: Pair
  readonly id: string
  readonly kind: keyof typeof expectedActions
}

/** What happens in the life of each case, in this order, each once. */
export const expectedActions = {
  relay: [
    ...['submit', 'receive', 'verifyOriginal', 'handOver', 'takeOver', 'accept', 'chargeFee', 'payFee', 'grant', 'issue'],
    ...['handOver', 'takeOver', 'deliver', 'close'],
  ],
  online: ['submit', 'receive', 'handOver', 'takeOver', 'accept', 'grant', 'issue', 'deliver', 'close'],
  home: ['submit', 'receive', 'handOver', 'takeOver', 'accept', 'grant', 'issue', 'deliver', 'close'],
} as const

/** A case as a node shows it, as far as a play looks at it. */
export interface CaseSeen {
  readonly version: number
  readonly state: CaseState
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

type Role = keyof typeof staff
interface Step {
  readonly action: CaseAction
  readonly facts?: Readonly<Record<string, unknown>>
  readonly bodies?: readonly { readonly section: string; readonly body: unknown }[]
}

/** A renewed identity card, asked for in Chongqing, decided in Sichuan, handed out in Chongqing. */
export async function playRelay(pair: Pair): Promise<Scene> {
  const scene = await fileRelay(pair)
  await decideRelay(scene)
  await handOutRelay(scene)
  return scene
}

/** To where it is on its way to the deciding place. */
export async function sendRelay(pair: Pair): Promise<Scene> {
  const scene: Scene = { pair, id: await file(pair, 'clerk', staff.clerk.place), kind: 'relay' }
  await take(scene, 'clerk', { action: 'verifyOriginal', facts: { materials: ['id-document'] } })
  await take(scene, 'clerk', handOver(staff.examiner.place, { why: 'toDecide', papers: false }))
  return scene
}

/** To where the deciding place holds it. */
export async function fileRelay(pair: Pair): Promise<Scene> {
  const scene = await sendRelay(pair)
  await until(scene, 'examiner', ({ transfer }) => transfer !== null)
  await take(scene, 'examiner', { action: 'takeOver' })
  return scene
}

/** To where the result is on its way back. */
export async function decideRelay(scene: Scene): Promise<void> {
  await take(scene, 'examiner', { action: 'accept' })
  const fee = { amount: 2000, basis: '居民身份证换领工本费' }
  await take(scene, 'examiner', { action: 'chargeFee', facts: { reason: 'renewal' }, bodies: [{ section: 'fee', body: fee }] })
  await until(scene, 'clerk', ({ fees }) => fees.length > 0)
  const paid = { amount: 2000, means: 'card' }
  const pay = { action: 'payFee' as const, facts: { reason: 'renewal' }, bodies: [{ section: 'fee', body: paid }] }
  await take(scene, 'clerk', pay, { as: 'applicant' })
  await until(scene, 'examiner', ({ fees }) => fees.every((one) => one.paid))
  await take(scene, 'examiner', { action: 'grant', bodies: [{ section: 'decision', body: { result: '准予换领居民身份证' } }] })
  await take(scene, 'examiner', { action: 'issue', bodies: [{ section: 'decision', body: { document: '居民身份证一张' } }] })
  await take(scene, 'examiner', handOver(staff.clerk.place, { why: 'resultBack', papers: true }))
}

/** To its end, as both nodes know it. */
export async function handOutRelay(scene: Scene): Promise<void> {
  await until(scene, 'clerk', ({ transfer }) => transfer !== null)
  await take(scene, 'clerk', { action: 'takeOver', facts: { papersArrived: true } })
  await take(scene, 'clerk', { action: 'deliver', facts: { means: 'byHand' } })
  for (const role of ['clerk', 'examiner'] as const) await until(scene, role, ({ state }) => state === 'closed')
}

/** The same at home in Sichuan: counter and authority of one node, the decision in one go. */
export async function playHome(pair: Pair): Promise<Scene> {
  const scene: Scene = { pair, id: await file(pair, 'homeClerk', staff.homeClerk.place), kind: 'home' }
  await take(scene, 'homeClerk', handOver(staff.examiner.place, { why: 'toDecide', papers: false }))
  await until(scene, 'examiner', ({ transfer }) => transfer === null)
  const decision = [{ section: 'decision', body: { result: '准予换领居民身份证' } }]
  await takeAll(scene, 'examiner', [
    { action: 'accept' },
    { action: 'grant', bodies: decision },
    { action: 'issue', bodies: decision },
    { action: 'deliver', facts: { means: 'post' } },
  ])
  await until(scene, 'examiner', ({ state }) => state === 'closed')
  return scene
}

/** Asked for at home on the portal of Chongqing, decided in Sichuan at once and by rule: no hand is laid on it but the applicant's. */
export async function playOnline(pair: Pair): Promise<Scene> {
  const body = { ...submissionOf(pair, applicationOf(pair, 'online')), receivingPlace: staff.person.place, materials: [] }
  const asked = { as: tokenOf(pair, 'person'), body, key: freshKey() }
  const scene: Scene = { pair, id: (await ask(pair.chongqing, 'POST', '/cases', asked)).body.id, kind: 'online' }
  for (const role of ['person', 'fundExaminer'] as const) await until(scene, role, ({ state }) => state === 'closed')
  return scene
}

export const handOver = (taker: string, facts: { why: string; papers: boolean }): Step => ({
  action: 'handOver',
  facts: { taker, ...facts },
})

/** Uploads the files and submits at a counter, where it is received in the same act. */
async function file(pair: Pair, role: 'clerk' | 'homeClerk', receivingPlace: string): Promise<string> {
  const application = applicationOf(pair, 'relay')
  const register = await upload(pair, role, `register ${freshKey()}`)
  const portrait = await upload(pair, role, `portrait ${freshKey()}`)
  const materials = [
    { material: 'id-document', how: 'original' },
    { material: 'register-form', how: 'upload', file: register },
    { material: 'portrait', how: 'upload', file: portrait },
  ]
  const body = { ...submissionOf(pair, application), receivingPlace, materials, receive: true }
  return (await ask(nodeOf(pair, role), 'POST', '/cases', { as: tokenOf(pair, role), body, key: freshKey() })).body.id
}

function applicationOf({ demo }: Pair, plot: string): Application {
  const application = demo.applications.find(({ id }) => id === plot)
  if (!application) throw new Error(`the demo has no application ${plot}`)
  return application
}

function submissionOf({ people }: Pair, { item, decidingPlace, form }: Application) {
  const applicant = people.get(String(form['idNumber']))
  return { item, decidingPlace, form, contact: { phone: form['phone'] }, ...(applicant ? { applicant } : {}) }
}

async function upload(pair: Pair, role: Role, text: string): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([`%PDF-1.7\n% ${text}\n%%EOF\n`], { type: 'application/pdf' }), 'scan.pdf')
  return (await ask(nodeOf(pair, role), 'POST', '/files', { as: tokenOf(pair, role), form })).body.sha256
}

const nodeOf = (pair: Pair, role: Role) => pair[staff[role].node]
const tokenOf = (pair: Pair, role: Role) => pair.tokenOf(staff[role].id)

export const take = (scene: Scene, role: Role, step: Step, { as }: { as?: 'applicant' } = {}): Promise<void> =>
  takeAll(scene, role, [step], as)

/**
 * Takes steps as a client does that may lose every answer: asks on the version it saw, and where nothing comes back looks whether they
 * were taken before it asks again.
 */
async function takeAll(scene: Scene, role: Role, steps: readonly Step[], as?: 'applicant'): Promise<void> {
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
