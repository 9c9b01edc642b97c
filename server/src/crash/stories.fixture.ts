import { ask, attempt, freshKey, moveTo, persist, timeOf } from './client.fixture.ts'
import { type Pair, staff } from './pair.fixture.ts'
import type { DrilledNode } from './process.fixture.ts'
import {
  type CaseSeen,
  handOver,
  nodeOf,
  type Role,
  type Scene,
  type Step,
  see,
  submit,
  take,
  takeAll,
  tokenOf,
  until,
  upload,
} from './scene.fixture.ts'

// The demo's other stories, played by clients that may lose every answer: a refusal, a joint case, acceptance by silence, a partner down.

const DAY_MS = 86_400_000
const decision = (body: object) => [{ section: 'decision', body }]

/** Refused with facts, basis and remedy and a second person's approval; delivered by the counter in Chongqing. */
export async function playRefusal(pair: Pair): Promise<Scene> {
  const proof = await upload(pair, 'hechuanClerk', `end of work ${freshKey()}`)
  const materials = [
    { material: 'identity-card', how: 'original' },
    { material: 'end-of-work', how: 'upload', file: proof },
  ]
  const scene = await fileInHechuan(pair, { plot: 'refused', materials })
  await sendOn(scene)
  await takeOver(scene)
  await take(scene, 'socialExaminer', { action: 'accept' })
  const { version } = await see(scene, 'socialExaminer')
  const asked = { as: tokenOf(pair, 'socialSecond'), body: { place: staff.socialExaminer.place }, seen: version }
  const { approval } = (await ask(pair.sichuan, 'POST', `/cases/${scene.id}/approvals/refuse`, asked)).body
  const reasons = { facts: '失业前累计缴费七个月', basis: '社会保险法第四十五条', remedy: remedyOf(pair, 'refused') }
  await take(scene, 'socialExaminer', { action: 'refuse', approval, bodies: decision(reasons) })
  await until(scene, 'hechuanClerk', ({ state }) => state === 'refused')
  await take(scene, 'hechuanClerk', { action: 'deliver', facts: { means: 'byHand' } })
  await closedAtBoth(scene)
  return scene
}

function remedyOf({ demo }: Pair, plot: string): unknown {
  const { item } = demo.applications.find(({ id }) => id === plot) ?? {}
  const found = demo.versions.find(({ document }) => document.item === item)
  return found && 'remedy' in found.document ? found.document.remedy : undefined
}

/** Five working days of notice pass while nobody takes it: accepted by silence. No other case may be open, for the clocks move by days. */
export async function playSilence(pair: Pair): Promise<Scene> {
  const form = await upload(pair, 'hechuanHelper', `transfer form ${freshKey()}`)
  const materials = [
    { material: 'identity-card', how: 'original' },
    { material: 'transfer-form', how: 'upload', file: form },
  ]
  const { id } = await submit(pair, 'hechuanHelper', '/cases', { plot: 'deemed', materials, receive: false })
  const scene: Scene = { pair, id, kind: 'deemed' }
  await take(scene, 'hechuanClerk', { action: 'receive' })
  await sendOn(scene)
  await until(scene, 'socialExaminer', ({ transfer }) => transfer !== null)
  await passDays(pair, 15)
  await takeOver(scene)
  await until(scene, 'socialExaminer', ({ state }) => state === 'accepted')
  await decideElectronically(scene)
  return scene
}

/** Sichuan's server is killed and stays away; the counter in Chongqing works on, and what it says waits. */
export async function playPeerDown(pair: Pair): Promise<Scene> {
  const scene = await pair.sichuan.away('SIGKILL', async () => {
    const filed = await fileInHechuan(pair, { plot: 'peerDown', materials: [{ material: 'identity-card', how: 'original' }] })
    await sendOn(filed)
    await persist('a try to send that failed', async () => {
      const { body } = await ask(pair.chongqing, 'GET', '/exchange/peers', { as: await pair.operatorOf(pair.chongqing) })
      const [peer]: { waiting: number; failures: number; parked: number }[] = body.entries
      return (peer && peer.waiting > 0 && peer.failures > 0 && peer.parked === 0) || undefined
    })
    return filed
  })
  await passDays(pair, 1)
  await takeOver(scene)
  await take(scene, 'socialExaminer', { action: 'accept' })
  await decideElectronically(scene)
  return scene
}

interface JointFiled {
  readonly id: string
  readonly children: readonly { readonly id: string; readonly decidingPlace: string }[]
}

/** Asked for once: Chongqing renews and asks Guang’an to confirm, Leshan enters; both hand back, and the parent closes. */
export async function playJoint(pair: Pair): Promise<Scene[]> {
  const materials = []
  for (const material of ['change-form', 'identity-card', 'driving-licence', 'photo'])
    materials.push({ material, how: 'upload', file: await upload(pair, 'clerk', `${material} ${freshKey()}`) })
  const { id, children } = await submit<JointFiled>(pair, 'clerk', '/parents', { plot: 'joint', materials })
  const childAt = (place: string) => children.find(({ decidingPlace }) => decidingPlace === place)?.id ?? ''
  const renewal: Scene = { pair, id: childAt(staff.renewalExaminer.place), kind: 'jointRenewal' }
  const entry: Scene = { pair, id: childAt(staff.entryExaminer.place), kind: 'jointEntry' }
  await Promise.all([renewed(renewal), entered(entry)])
  await persist(`parent ${id} to close`, async () => {
    const { body } = await ask(pair.chongqing, 'GET', `/parents/${id}`, { as: tokenOf(pair, 'clerk') })
    return body.closed || undefined
  })
  return [{ pair, id, kind: 'jointParent' }, renewal, entry]
}

async function renewed(scene: Scene): Promise<void> {
  await until(scene, 'renewalExaminer', holds('renewalExaminer'))
  const inquiry = 'first-issue'
  const question = [{ section: 'inquiry', body: { question: '原证是否由贵单位核发' } }]
  await take(scene, 'renewalExaminer', { action: 'inquire', facts: { inquiry, place: staff.issuer.place }, bodies: question })
  await until(scene, 'issuer', has('inquire'))
  const answer = [{ section: 'inquiry', body: { answer: '原证由本机关核发，有效' } }]
  await answerOnce(scene, 'issuer', { action: 'answer', facts: { inquiry, outcome: 'confirmed' }, bodies: answer })
  await until(scene, 'renewalExaminer', has('answer'))
  await granted(scene, 'renewalExaminer', true)
  await take(scene, 'clerk', { action: 'takeOver', facts: { papersArrived: true } })
  await handedOut(scene)
}

async function entered(scene: Scene): Promise<void> {
  await until(scene, 'entryExaminer', holds('entryExaminer'))
  await granted(scene, 'entryExaminer', false)
  await handedOut(scene)
  await until(scene, 'entryExaminer', ({ state }) => state === 'closed')
}

async function granted(scene: Scene, role: Role, papers: boolean): Promise<void> {
  await take(scene, role, { action: 'accept' })
  await takeAll(scene, role, [
    { action: 'grant', bodies: decision({ result: '准予' }) },
    { action: 'issue', bodies: decision({ document: '从业资格证' }) },
  ])
  await take(scene, role, handOver(staff.clerk.place, { why: 'resultBack', papers }))
}

async function handedOut(scene: Scene): Promise<void> {
  await until(scene, 'clerk', holds('clerk'))
  await take(scene, 'clerk', { action: 'deliver', facts: { means: 'byHand' } })
  await until(scene, 'clerk', ({ state }) => state === 'closed')
}

const holds =
  (role: Role) =>
  ({ holder, transfer }: CaseSeen): boolean =>
    holder === staff[role].place && transfer === null
const has =
  (wanted: string) =>
  ({ timeline }: CaseSeen): boolean =>
    timeline.some(({ action }) => action === wanted)

/** By a place that sees the case no more once it has answered: then the answer was taken, whether or not that was heard. */
async function answerOnce(scene: Scene, role: Role, step: Step): Promise<void> {
  const { pair, id } = scene
  const node = nodeOf(pair, role)
  const as = tokenOf(pair, role)
  const key = freshKey()
  await persist(`${step.action} of ${id} by ${role}`, async () => {
    const view = await attempt(node, 'GET', `/cases/${id}`, { as })
    if (view?.status === 404) return true
    if (!view || view.body.requests.length > 0) return view && true
    const body = { place: staff[role].place, role: staff[role].role, steps: [step] }
    const answer = await attempt(node, 'POST', `/cases/${id}/steps`, { as, key, seen: view.body.version, body })
    if (answer && answer.status >= 300 && answer.body.code !== 'cases/changed') throw new Error(`${step.action}: ${answer.text}`)
    return (answer && answer.status < 300) || undefined
  })
}

async function fileInHechuan(
  pair: Pair,
  { plot, materials }: { plot: 'refused' | 'peerDown'; materials: Parameters<typeof submit>[3]['materials'] },
): Promise<Scene> {
  const { id } = await submit(pair, 'hechuanClerk', '/cases', { plot, materials, receive: true })
  return { pair, id, kind: plot }
}

async function sendOn(scene: Scene): Promise<void> {
  await take(scene, 'hechuanClerk', { action: 'verifyOriginal', facts: { materials: ['identity-card'] } })
  await take(scene, 'hechuanClerk', handOver(staff.socialExaminer.place, { why: 'toDecide', papers: false }))
}

async function takeOver(scene: Scene): Promise<void> {
  await until(scene, 'socialExaminer', ({ transfer }) => transfer !== null)
  await take(scene, 'socialExaminer', { action: 'takeOver' })
}

async function decideElectronically(scene: Scene): Promise<void> {
  await takeAll(scene, 'socialExaminer', [
    { action: 'grant', bodies: decision({ result: '准予' }) },
    { action: 'issue', bodies: decision({ document: '转移凭证' }) },
    { action: 'deliver', facts: { means: 'electronic' } },
  ])
  await closedAtBoth(scene)
}

async function closedAtBoth(scene: Scene): Promise<void> {
  for (const role of ['hechuanClerk', 'socialExaminer'] as const) await until(scene, role, ({ state }) => state === 'closed')
}

/** Moves both clocks on, each for certain and once, whatever dies meanwhile. */
async function passDays(pair: Pair, days: number): Promise<void> {
  const nodes = [pair.chongqing, pair.sichuan]
  const timeAt = async (node: DrilledNode) => timeOf(node, await pair.operatorOf(node))
  const to = Math.max(...(await Promise.all(nodes.map(timeAt)))) + days * DAY_MS
  for (const node of nodes) {
    await persist(`the clock of ${node.id} to move`, async () => {
      if ((await timeAt(node)) >= to) return true
      await moveTo(node, await pair.operatorOf(node), to).catch(() => undefined)
      return undefined
    })
  }
}
