import { dayOf } from '@tongban/protocol/case/time'
import { act, arrival, has, upload } from './desk.ts'
import { pdf, portrait } from './papers.ts'
import type { Begun, Play } from './play.ts'
import { counterOf, file, type GivenMaterial, handOver, type Opening, openScene, type Scene, takeOver } from './scene.ts'
import { pageOf, personAt } from './staff.ts'

/** 2. `relay`: through a counter in Chongqing, with a supplement, a fee, a paper result handed back and handed out. */
export async function playRelay(play: Play, begun: Begun): Promise<void> {
  const opening = openScene(play, 'relay', {
    number: { zh: '二', en: '2' },
    kind: { zh: '异地代收代办，承诺 30 个自然日', en: 'relay, 30 calendar days promised' },
    note: {
      zh: '户籍在广安，人在渝中：窗口代收、看原件；广安受理、决定；结果送回窗口领',
      en: 'Registered in Guang’an, living in Yuzhong: taken in at the counter, decided in Guang’an, handed out at the counter',
    },
  })
  const scene = await file(opening, begun, { story: 'relay', materials: await materialsOf(opening) })
  await handOver(scene, 'id-document')
  await takeOver(scene)
  await supplemented(scene)
  await accepted(scene)
  await decided(scene)
  await handedOut(scene)
}

/** The portrait is blurred: that is what the notice will be about. */
async function materialsOf(opening: Opening): Promise<GivenMaterial[]> {
  const counter = counterOf(opening)
  const register = await upload(counter, pdf('register.pdf', ['Register form', opening.application.form.idNumber]))
  const picture = await upload(counter, portrait('portrait.png', { blurred: true }))
  return [
    { material: 'id-document', how: 'original' },
    { material: 'register-form', how: 'upload', file: register },
    { material: 'portrait', how: 'upload', file: picture },
  ]
}

const SUPPLEMENT_DAYS = 14
const DAY_MS = 86_400_000

async function supplemented(scene: Scene): Promise<void> {
  const { play, counter, examiner } = scene
  const materials = ['portrait']
  await play.clock.passWorkingDays(1, '10:20')
  const until = dayOf(new Date((await play.clock.now()).getTime() + SUPPLEMENT_DAYS * DAY_MS).toISOString())
  await act(scene, examiner, {
    action: 'requireSupplement',
    facts: { materials, until },
    bodies: [{ section: 'materials', body: { missing: materials, why: '人像模糊，请重新采集' } }],
  })
  await arrival(scene, counter, ({ state }) => state === 'supplementing')
  await play.clock.passWorkingDays(1, '09:40')
  const sharp = await upload(counter, portrait('portrait.png', { blurred: false }))
  await act(scene, personAt(counter), {
    action: 'supplement',
    facts: { materials },
    bodies: [{ section: 'materials', body: [{ material: 'portrait', how: 'upload', file: sharp }] }],
    files: [{ sha256: sharp, section: 'materials' }],
  })
  await arrival(scene, examiner, ({ state }) => state === 'received')
}

async function accepted(scene: Scene): Promise<void> {
  const { version, counter, examiner } = scene
  const { fee } = version
  if (!fee) throw new TypeError('the relay item of data/demo-supplement.json has no fee')
  const { reason, amount, basis } = fee
  await act(scene, examiner, { action: 'accept' })
  await act(scene, examiner, { action: 'chargeFee', facts: { reason }, bodies: [{ section: 'fee', body: { amount, basis } }] })
  await arrival(scene, counter, has('chargeFee'))
  const paid = { section: 'fee', body: { amount, means: 'card' } }
  await act(scene, personAt(counter), { action: 'payFee', facts: { reason }, bodies: [paid] })
  await arrival(scene, examiner, has('payFee'))
}

async function decided(scene: Scene): Promise<void> {
  const { play, examiner } = scene
  await play.clock.passWorkingDays(3, '14:30')
  await act(scene, examiner, { action: 'grant', bodies: [{ section: 'decision', body: { result: '准予换领居民身份证' } }] })
  await act(scene, examiner, { action: 'issue', bodies: [{ section: 'decision', body: { document: '居民身份证一张' } }] })
}

async function handedOut(scene: Scene): Promise<void> {
  const { play, application, counter, examiner } = scene
  const { receivingPlace, form } = application
  await act(scene, examiner, { action: 'handOver', facts: { taker: receivingPlace, why: 'resultBack', papers: true } })
  await play.clock.passWorkingDays(1, '11:00')
  await arrival(scene, counter, ({ transfer }) => transfer !== null)
  await act(scene, counter, { action: 'takeOver', facts: { papersArrived: true } })
  await act(scene, counter, { action: 'deliver', facts: { means: 'byHand' } })
  const rating = { grade: 5, words: '少跑了一趟广安' }
  await act(scene, pageOf(counter.region, form.idNumber), { action: 'rate', bodies: [{ section: 'rating', body: rating }] })
}
