import { freshKey } from './client.fixture.ts'
import { type Pair, staff } from './pair.fixture.ts'
import { handOver, type Scene, submit, take, takeAll, until, upload } from './scene.fixture.ts'

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
  const { id } = await submit(pair, 'person', '/cases', { plot: 'online', materials: [] })
  const scene: Scene = { pair, id, kind: 'online' }
  for (const role of ['person', 'fundExaminer'] as const) await until(scene, role, ({ state }) => state === 'closed')
  return scene
}

/** Uploads the files and submits at a counter, where it is received in the same act. */
async function file(pair: Pair, role: 'clerk' | 'homeClerk', receivingPlace: string): Promise<string> {
  const register = await upload(pair, role, `register ${freshKey()}`)
  const portrait = await upload(pair, role, `portrait ${freshKey()}`)
  const materials = [
    { material: 'id-document', how: 'original' },
    { material: 'register-form', how: 'upload', file: register },
    { material: 'portrait', how: 'upload', file: portrait },
  ]
  return (await submit(pair, role, '/cases', { plot: 'relay', receivingPlace, materials, receive: true })).id
}
