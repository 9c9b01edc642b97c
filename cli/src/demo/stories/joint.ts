import { setTimeout as pause } from 'node:timers/promises'
import type { ParentView } from '../../case/case-view.ts'
import { DemoFailure } from '../failure.ts'
import { type Application, versionFor } from '../regions/supplement.ts'
import { act, arrival, ask, type Desk, has, type On, until, upload } from './desk.ts'
import { pdf, portrait } from './papers.ts'
import type { Begun, Play } from './play.ts'
import { counterOf, type GivenMaterial, type Opening, openScene } from './scene.ts'
import { deskAt } from './staff.ts'

interface Child {
  readonly id: string
  readonly item: string
  readonly decidingPlace: string
}

/** A child: an ordinary case of one authority. */
interface Part extends Child, On {
  readonly examiner: Desk
  /** Whether its authority answers to the node where it was filed. */
  readonly atHome: boolean
}

/** 3. `joint`: asked for once, two authorities decide in parallel, a third confirms what it once issued. */
export async function playJoint(play: Play, begun: Begun): Promise<void> {
  const opening = openScene(play, 'joint', {
    number: { zh: '三', en: '3' },
    kind: { zh: '多地联办，两个分件并行', en: 'joint, two parts decided in parallel' },
    note: {
      zh: '一次提交：重庆换证，乐山签注；原证是广安发的，向广安协查',
      en: 'Asked for once: Chongqing renews, Leshan enters the grade; Guang’an, which issued it, is asked to confirm',
    },
  })
  const { application } = opening
  const counter = counterOf(opening)
  const { id, children } = await file(opening, counter)
  begun({ story: 'jointParent', kind: 'parent', id, application, readers: [counter] })
  const parts = children.map((child) => partOf(play, child))
  for (const part of parts) beginPart(begun, application, { counter, part })
  await Promise.all(parts.map(takenOver))
  await Promise.all(parts.filter(({ atHome }) => atHome).map(confirmed))
  await play.clock.passWorkingDays(1, '15:10')
  await Promise.all(parts.map(decided))
  for (const part of parts) await handedOut(part, counter)
  await parentClosed(play, counter, id)
}

async function file({ play, application }: Opening, counter: Desk): Promise<{ id: string; children: readonly Child[] }> {
  const { item, receivingPlace, decidingPlace, form } = application
  const materials = await materialsOf(application, counter)
  const applicant = play.people.get(form.idNumber)
  const body = { item, receivingPlace, decidingPlace, form, materials, contact: { phone: form.phone }, applicant }
  const client = await counter.region.as(counter.who)
  return (await client.post<{ id: string; children: readonly Child[] }>('/parents', { body })).body
}

async function materialsOf({ form }: Application, counter: Desk): Promise<GivenMaterial[]> {
  const materials: GivenMaterial[] = []
  for (const material of ['change-form', 'identity-card', 'driving-licence']) {
    materials.push({ material, how: 'upload', file: await upload(counter, pdf(`${material}.pdf`, [material, form.idNumber])) })
  }
  const photo = await upload(counter, portrait('photo.png', { blurred: false }))
  return [...materials, { material: 'photo', how: 'upload', file: photo }]
}

function partOf(play: Play, child: Child): Part {
  const { lang, chongqing, sichuan, supplement } = play
  const atHome = child.decidingPlace.startsWith(chongqing.code.slice(0, 2))
  const label = atHome ? { zh: '［换证］', en: '[renewal] ' } : { zh: '［签注］', en: '[entry] ' }
  const names = { ...play.names(versionFor(supplement, child)), label: label[lang] }
  const examiner = deskAt(atHome ? chongqing : sichuan, child.decidingPlace, 'examiner')
  return { ...child, play, atHome, examiner, live: { id: child.id, told: { seq: 0, born: undefined }, names } }
}

/** The part of Chongqing comes to Sichuan with the inquiry only, and leaves its sight with the answer; the part of Leshan is of both nodes. */
function beginPart(begun: Begun, application: Application, { counter, part }: { counter: Desk; part: Part }): void {
  const { id, item, decidingPlace, examiner, atHome } = part
  const story = atHome ? 'jointRenewal' : 'jointEntry'
  const readers = atHome ? [counter] : [counter, examiner]
  begun({ story, kind: 'case', id, application: { ...application, item, decidingPlace }, readers })
}

/** Received and handed over by rule; taken over by rule once its files have arrived and were checked. */
async function takenOver(part: Part): Promise<void> {
  const what = { zh: '等材料传到并校验', en: 'waiting for the files to arrive' }
  await until(part, part.examiner, what, ({ holder, transfer }) => holder === part.decidingPlace && transfer === null)
}

async function confirmed(part: Part): Promise<void> {
  const { play, examiner } = part
  const assisting = versionFor(play.supplement, part).assisting?.[0]
  if (!assisting) throw new TypeError('the renewal of data/demo-supplement.json asks no other authority')
  const { place, question } = assisting
  const inquiry = 'first-issue'
  await act(part, examiner, {
    action: 'inquire',
    facts: { inquiry, place },
    bodies: [{ section: 'inquiry', body: { question } }],
  })
  const asked = deskAt(play.sichuan, place, 'examiner')
  await arrival(part, asked, has('inquire'))
  const answer = { section: 'inquiry', body: { answer: '原证由本机关核发，有效' } }
  // Once it is answered, the case is no longer this place's business and not shown there.
  await ask(part, asked, { action: 'answer', facts: { inquiry, outcome: 'confirmed' }, bodies: [answer] })
  await until(part, examiner, { zh: '等协查答复', en: 'waiting for the answer' }, has('answer'))
}

async function decided(part: Part): Promise<void> {
  const { play, examiner } = part
  const document = versionFor(play.supplement, part).name.zh
  const grant = { action: 'grant', bodies: [{ section: 'decision', body: { result: `准予：${document}` } }] } as const
  await act(part, examiner, { action: 'accept' })
  await act(part, examiner, grant, { action: 'issue', bodies: [{ section: 'decision', body: { document } }] })
}

/** The certificate comes on paper; the entry of Leshan is a record, which the counter prints. */
async function handedOut(part: Part, counter: Desk): Promise<void> {
  const { examiner, atHome: papers } = part
  const taker = counter.standpoint?.place
  await act(part, examiner, { action: 'handOver', facts: { taker, why: 'resultBack', papers } })
  if (papers) await act(part, counter, { action: 'takeOver', facts: { papersArrived: true } })
  await arrival(part, counter, ({ holder, transfer }) => holder === taker && transfer === null)
  await act(part, counter, { action: 'deliver', facts: { means: 'byHand' } })
}

const POLL_MS = 60
const WAIT_MS = 30_000

async function parentClosed({ tell }: Play, counter: Desk, id: string): Promise<void> {
  const client = await counter.region.as(counter.who)
  await tell.waiting({ zh: '等联办总件收尾', en: 'waiting for the parent to close' }, async () => {
    for (const end = performance.now() + WAIT_MS; performance.now() < end; await pause(POLL_MS)) {
      if ((await client.get<ParentView>(`/parents/${id}`)).body.closed) return
    }
    throw new DemoFailure(`联办总件 ${id} 没有收尾`, `The parent ${id} did not close`)
  })
  tell.aside({ zh: '两个分件都已办结，联办总件随之收尾', en: 'Both parts are closed, and so is the parent' })
}
