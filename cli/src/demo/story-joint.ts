import { setTimeout as pause } from 'node:timers/promises'
import type { CaseView, ParentView } from '../case-view.ts'
import { act, arrival, ask, type Desk, livesAs, until, upload } from './desk.ts'
import { DemoFailure } from './failure.ts'
import { pdf, portrait } from './papers.ts'
import type { Begun, Live, Play } from './play.ts'
import type { Region } from './region.ts'
import { deskAt } from './staff.ts'
import { type Application, applicationFor, versionFor } from './supplement.ts'

interface Child {
  readonly id: string
  readonly item: string
  readonly decidingPlace: string
}

interface Part extends Child {
  readonly live: Live
  readonly examiner: Desk
}

/** 3. `joint`: asked for once, two authorities decide in parallel, a third confirms what it once issued. */
export async function playJoint(play: Play, begun: Begun): Promise<void> {
  const { supplement, chongqing, tell, lang } = play
  const application = applicationFor(supplement, 'joint')
  const version = versionFor(supplement, application)
  tell.heading(
    lang === 'zh'
      ? `三、${version.name.zh}（多地联办，两个分件并行）`
      : `3  ${version.name.en} (joint, two parts decided in parallel)`,
    [
      lang === 'zh'
        ? '一次提交：重庆换证，乐山签注；原证是广安发的，向广安协查'
        : 'Asked for once: Chongqing renews, Leshan enters the grade; Guang’an, which issued it, is asked to confirm',
    ],
  )
  const counter = deskAt(chongqing, application.receivingPlace, 'clerk')
  const { id, children } = await file(play, counter, application)
  begun({ story: 'jointParent', kind: 'parent', id, application, readers: [{ region: chongqing, who: counter.who }] })
  const parts = children.map((child) => partOf(play, child))
  for (const { id: child, examiner, decidingPlace, item } of parts) {
    const story = examiner.region === chongqing ? 'jointRenewal' : 'jointEntry'
    begun({
      story,
      kind: 'case',
      id: child,
      application: { ...application, item, decidingPlace },
      readers: readersOf(play, counter, examiner),
    })
  }
  await Promise.all(parts.map((part) => takenOver(play, part)))
  await Promise.all(parts.map((part) => (part.examiner.region === chongqing ? confirmed(play, part) : Promise.resolve())))
  await play.clock.passWorkingDays(1, '15:10')
  await Promise.all(parts.map((part) => decided(play, part)))
  for (const part of parts) await handedOut(play, counter, part)
  await parentClosed(play, counter, id)
}

async function file(
  { people }: Play,
  counter: Desk,
  { item, receivingPlace, decidingPlace, form }: Application,
): Promise<{ id: string; children: readonly Child[] }> {
  const scan = async (name: string) => ({ how: 'upload', file: await upload(counter, pdf(`${name}.pdf`, [name, form.idNumber])) })
  const materials = [
    { material: 'change-form', ...(await scan('change-form')) },
    { material: 'identity-card', ...(await scan('identity-card')) },
    { material: 'driving-licence', ...(await scan('driving-licence')) },
    { material: 'photo', how: 'upload', file: await upload(counter, portrait('photo.png', { blurred: false })) },
  ]
  const body = {
    item,
    receivingPlace,
    decidingPlace,
    form,
    materials,
    contact: { phone: form.phone },
    applicant: people.get(form.idNumber),
  }
  return (await (await counter.region.as(counter.who)).post<{ id: string; children: readonly Child[] }>('/parents', { body }))
    .body
}

function partOf(play: Play, child: Child): Part {
  const region = child.decidingPlace.startsWith(play.chongqing.code.slice(0, 2)) ? play.chongqing : play.sichuan
  return {
    ...child,
    live: livesAs(child.id, { ...play.names(versionFor(play.supplement, child)), label: labelOf(play, region) }),
    examiner: deskAt(region, child.decidingPlace, 'examiner'),
  }
}

const labelOf = ({ lang, chongqing }: Play, region: Region): string => {
  const renews = region === chongqing
  if (lang === 'zh') return renews ? '［换证］' : '［签注］'
  return renews ? '[renewal] ' : '[entry] '
}

/** The part of Chongqing comes to Sichuan with the inquiry only, and leaves its sight with the answer; the part of Leshan is of both nodes. */
const readersOf = ({ sichuan }: Play, counter: Desk, examiner: Desk): Desk[] => [
  counter,
  ...(examiner.region === sichuan ? [examiner] : []),
]

/** Received and handed over by rule; taken over by rule once its files have arrived and were checked. */
const takenOver = (play: Play, { live, examiner, decidingPlace }: Part): Promise<CaseView> =>
  until(
    play,
    examiner,
    live,
    { zh: '等材料传到并校验', en: 'waiting for the files to arrive' },
    ({ holder, transfer }) => holder === decidingPlace && transfer === null,
  )

async function confirmed(play: Play, part: Part): Promise<void> {
  const { live, examiner } = part
  const asked = versionFor(play.supplement, part).assisting?.[0]
  if (!asked) throw new TypeError('the renewal of data/demo-supplement.json asks no other authority')
  const inquiry = 'first-issue'
  await act(play, examiner, live, {
    action: 'inquire',
    facts: { inquiry, place: asked.place },
    bodies: [{ section: 'inquiry', body: { question: asked.question } }],
  })
  const assisting = deskAt(play.sichuan, asked.place, 'examiner')
  await arrival(play, assisting, live, ({ timeline }) => timeline.some(({ action }) => action === 'inquire'))
  // Once it is answered, the case is no longer this place's business and not shown there.
  await ask(play, assisting, live, [
    {
      action: 'answer',
      facts: { inquiry, outcome: 'confirmed' },
      bodies: [{ section: 'inquiry', body: { answer: '原证由本机关核发，有效' } }],
    },
  ])
  await until(play, examiner, live, { zh: '等协查答复', en: 'waiting for the answer' }, ({ timeline }) =>
    timeline.some(({ action }) => action === 'answer'),
  )
}

async function decided(play: Play, { live, examiner, item }: Part): Promise<void> {
  const version = versionFor(play.supplement, { item, decidingPlace: examiner.standpoint?.place ?? '' })
  await act(play, examiner, live, { action: 'accept' })
  await act(
    play,
    examiner,
    live,
    { action: 'grant', bodies: [{ section: 'decision', body: { result: `准予：${version.name.zh}` } }] },
    { action: 'issue', bodies: [{ section: 'decision', body: { document: version.name.zh } }] },
  )
}

async function handedOut(play: Play, counter: Desk, { live, examiner }: Part): Promise<void> {
  const taker = counter.standpoint?.place
  const papers = examiner.region === play.chongqing
  await act(play, examiner, live, { action: 'handOver', facts: { taker, why: 'resultBack', papers } })
  if (papers) await act(play, counter, live, { action: 'takeOver', facts: { papersArrived: true } })
  await arrival(play, counter, live, ({ holder, transfer }) => holder === taker && transfer === null)
  await act(play, counter, live, { action: 'deliver', facts: { means: 'byHand' } })
}

async function parentClosed({ tell }: Play, counter: Desk, id: string): Promise<void> {
  const client = await counter.region.as(counter.who)
  await tell.waiting({ zh: '等联办总件收尾', en: 'waiting for the parent to close' }, async () => {
    for (const end = performance.now() + 30_000; performance.now() < end; await pause(60)) {
      if ((await client.get<ParentView>(`/parents/${id}`)).body.closed) return
    }
    throw new DemoFailure(`联办总件 ${id} 没有收尾`, `The parent ${id} did not close`)
  })
  tell.aside({ zh: '两个分件都已办结，联办总件随之收尾', en: 'Both parts are closed, and so is the parent' })
}
