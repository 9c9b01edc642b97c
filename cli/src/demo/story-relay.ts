import { act, arrival, type Desk, livesAs, look, submit, upload } from './desk.ts'
import { pdf, portrait } from './papers.ts'
import type { Begun, Live, Play, Played } from './play.ts'
import { deskAt, pageOf, personAt } from './staff.ts'
import { type Application, applicationFor, type VersionDocument, versionFor } from './supplement.ts'

interface Scene {
  readonly play: Play
  readonly live: Live
  readonly application: Application
  readonly version: VersionDocument
  readonly counter: Desk
  readonly examiner: Desk
}

/** 2. `relay`: through a counter in Chongqing, with a supplement, a fee, a paper result handed back and handed out. */
export async function playRelay(play: Play, begun: Begun): Promise<void> {
  const { supplement, chongqing, sichuan, tell, lang } = play
  const application = applicationFor(supplement, 'relay')
  const version = versionFor(supplement, application)
  tell.heading(
    lang === 'zh'
      ? `二、${version.name.zh}（异地代收代办，承诺 30 个自然日）`
      : `2  ${version.name.en} (relay, 30 calendar days promised)`,
    [
      lang === 'zh'
        ? '户籍在广安，人在渝中：窗口代收、看原件；广安受理、决定；结果送回窗口领'
        : 'Registered in Guang’an, living in Yuzhong: taken in at the counter there, decided in Guang’an, handed out at the counter',
    ],
  )
  const counter = deskAt(chongqing, application.receivingPlace, 'clerk')
  const examiner = deskAt(sichuan, application.decidingPlace, 'examiner')
  const id = await file(play, counter, application)
  const played: Played = {
    story: 'relay',
    kind: 'case',
    id,
    application,
    readers: [counter, examiner].map(({ region, who }) => ({ region, who })),
  }
  begun(played)
  const scene: Scene = { play, live: livesAs(id, play.names(version)), application, version, counter, examiner }
  await takenIn(scene)
  await supplemented(scene)
  await decided(scene)
  await handedOut(scene)
}

async function file(
  { people }: Play,
  counter: Desk,
  { item, receivingPlace, decidingPlace, form }: Application,
): Promise<string> {
  const [register, picture] = [
    await upload(counter, pdf('register.pdf', ['Register form', form.idNumber])),
    await upload(counter, portrait('portrait.png', { blurred: true })),
  ]
  const materials = [
    { material: 'id-document', how: 'original' },
    { material: 'register-form', how: 'upload', file: register },
    { material: 'portrait', how: 'upload', file: picture },
  ]
  const { id } = await submit(counter, {
    item,
    receivingPlace,
    decidingPlace,
    form,
    materials,
    contact: { phone: form.phone },
    applicant: people.get(form.idNumber),
    receive: true,
  })
  return id
}

async function takenIn({ play, live, application, counter, examiner }: Scene): Promise<void> {
  await look(play, counter, live)
  await act(play, counter, live, { action: 'verifyOriginal', facts: { materials: ['id-document'] } })
  await act(play, counter, live, {
    action: 'handOver',
    facts: { taker: application.decidingPlace, why: 'toDecide', papers: false },
  })
  await arrival(play, examiner, live, ({ transfer }) => transfer !== null)
  await act(play, examiner, live, { action: 'takeOver' })
}

async function supplemented({ play, live, counter, examiner }: Scene): Promise<void> {
  await play.clock.passWorkingDays(1, '10:20')
  const missing = ['portrait']
  await act(play, examiner, live, {
    action: 'requireSupplement',
    facts: { materials: missing, until: await dayAfter(play, 14) },
    bodies: [{ section: 'materials', body: { missing, why: '人像模糊，请重新采集' } }],
  })
  await arrival(play, counter, live, ({ state }) => state === 'supplementing')
  await play.clock.passWorkingDays(1, '09:40')
  const file = await upload(counter, portrait('portrait.png', { blurred: false }))
  await act(play, personAt(counter), live, {
    action: 'supplement',
    facts: { materials: missing },
    bodies: [{ section: 'materials', body: [{ material: 'portrait', how: 'upload', file }] }],
    files: [{ sha256: file, section: 'materials' }],
  })
}

async function decided({ play, live, version, counter, examiner }: Scene): Promise<void> {
  const { fee } = version
  if (!fee) throw new TypeError('the relay item of data/demo-supplement.json has no fee')
  await arrival(play, examiner, live, ({ state }) => state === 'received')
  await act(play, examiner, live, { action: 'accept' })
  await act(play, examiner, live, {
    action: 'chargeFee',
    facts: { reason: fee.reason },
    bodies: [{ section: 'fee', body: { amount: fee.amount, basis: fee.basis } }],
  })
  await arrival(play, counter, live, ({ timeline }) => timeline.some(({ action }) => action === 'chargeFee'))
  await act(play, personAt(counter), live, {
    action: 'payFee',
    facts: { reason: fee.reason },
    bodies: [{ section: 'fee', body: { amount: fee.amount, means: 'card' } }],
  })
  await play.clock.passWorkingDays(3, '14:30')
  await arrival(play, examiner, live, ({ timeline }) => timeline.some(({ action }) => action === 'payFee'))
  await act(play, examiner, live, { action: 'grant', bodies: [{ section: 'decision', body: { result: '准予换领居民身份证' } }] })
  await act(play, examiner, live, { action: 'issue', bodies: [{ section: 'decision', body: { document: '居民身份证一张' } }] })
}

async function handedOut({ play, live, application, counter, examiner }: Scene): Promise<void> {
  await act(play, examiner, live, {
    action: 'handOver',
    facts: { taker: application.receivingPlace, why: 'resultBack', papers: true },
  })
  await play.clock.passWorkingDays(1, '11:00')
  await arrival(play, counter, live, ({ transfer }) => transfer !== null)
  await act(play, counter, live, { action: 'takeOver', facts: { papersArrived: true } })
  await act(play, counter, live, { action: 'deliver', facts: { means: 'byHand' } })
  await act(play, pageOf(counter.region, application.form.idNumber), live, {
    action: 'rate',
    bodies: [{ section: 'rating', body: { grade: 5, words: '少跑了一趟广安' } }],
  })
}

async function dayAfter({ clock }: Play, days: number): Promise<string> {
  const chinaOffsetMs = 8 * 3_600_000
  return new Date((await clock.now()).getTime() + chinaOffsetMs + days * 86_400_000).toISOString().slice(0, 10)
}
