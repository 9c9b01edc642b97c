import { DemoFailure } from '../failure.ts'
import { act, arrival, look, upload } from './desk.ts'
import { pdf } from './papers.ts'
import type { Begun, Play } from './play.ts'
import { decideElectronically, file, handOver, openScene, type Scene, takeOver } from './scene.ts'
import { deskAt } from './staff.ts'

/** 4b. The five days of notice run out while the case is handed over: accepted by silence, written directly after takeOver. */
export async function playSilence(play: Play, begun: Begun): Promise<void> {
  const opening = openScene(play, 'deemed', {
    number: { zh: '四（下）', en: '4b' },
    kind: { zh: '交接途中逾期，视为受理', en: 'accepted by silence on the way' },
    note: {
      zh: '帮办人员持委托代办；移交后无人接收，五个工作日已过',
      en: 'A helper files it under a mandate; handed over, nobody takes it, and five working days pass',
    },
  })
  const { receivingPlace, form } = opening.application
  const request = pdf('transfer-form.pdf', ['Transfer of insurance', form.idNumber])
  const helper = deskAt(play.chongqing, receivingPlace, 'helper')
  const scene = await file(opening, begun, {
    story: 'deemed',
    by: helper,
    materials: [
      { material: 'identity-card', how: 'original' },
      { material: 'transfer-form', how: 'upload', file: await upload(helper, request) },
    ],
  })
  await act(scene, scene.counter, { action: 'receive' })
  await handOver(scene, 'identity-card')
  await arrival(scene, scene.examiner, ({ transfer }) => transfer !== null)
  await nobodyTakesIt(scene)
  await takeOver(scene)
  await decideElectronically(scene, { result: '准予接续', document: '基本养老保险关系接续信息' })
}

const DAYS_ON_THE_WAY = 6

async function nobodyTakesIt(scene: Scene): Promise<void> {
  const { play, counter } = scene
  await play.clock.passWorkingDays(DAYS_ON_THE_WAY, '09:30')
  const { state, transfer, clocks } = await look(scene, counter)
  if (state !== 'received' || transfer === null) {
    throw new DemoFailure('移交途中办件应仍为“已收件”', 'On its way the case should still be received')
  }
  const due = clocks?.notice?.due ?? ''
  play.tell.aside({
    zh: `移交已 ${DAYS_ON_THE_WAY} 个工作日，告知期限 ${due} 已过，办件仍在途中`,
    en: `${DAYS_ON_THE_WAY} working days on the way; the notice was due ${due}`,
  })
}
