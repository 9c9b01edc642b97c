import { act, arrival, livesAs, look, submit, upload } from './desk.ts'
import { DemoFailure } from './failure.ts'
import { pdf } from './papers.ts'
import type { Begun, Play } from './play.ts'
import { deskAt } from './staff.ts'
import { applicationFor, versionFor } from './supplement.ts'

/** 4b. The five days of notice run out while the case is handed over: accepted by silence, written directly after takeOver. */
export async function playSilence(play: Play, begun: Begun): Promise<void> {
  const { supplement, chongqing, sichuan, tell, lang, people } = play
  const application = applicationFor(supplement, 'deemed')
  const version = versionFor(supplement, application)
  const { item, receivingPlace, decidingPlace, form } = application
  tell.heading(
    lang === 'zh'
      ? `四（下）、${version.name.zh}（交接途中逾期，视为受理）`
      : `4b  ${version.name.en} (accepted by silence on the way)`,
    [
      lang === 'zh'
        ? '帮办人员持委托代办；移交后无人接收，五个工作日已过'
        : 'A helper files it under a mandate; handed over, nobody takes it, and five working days pass',
    ],
  )
  const helper = deskAt(chongqing, receivingPlace, 'helper')
  const counter = deskAt(chongqing, receivingPlace, 'clerk')
  const examiner = deskAt(sichuan, decidingPlace, 'examiner')
  const materials = [
    { material: 'identity-card', how: 'original' },
    {
      material: 'transfer-form',
      how: 'upload',
      file: await upload(counter, pdf('transfer-form.pdf', ['Transfer of insurance', form.idNumber])),
    },
  ]
  const { id } = await submit(helper, {
    item,
    receivingPlace,
    decidingPlace,
    form,
    materials,
    contact: { phone: form.phone },
    applicant: people.get(form.idNumber),
  })
  begun({
    story: 'deemed',
    kind: 'case',
    id,
    application,
    readers: [counter, examiner].map(({ region, who }) => ({ region, who })),
  })
  const live = livesAs(id, play.names(version))
  await act(play, counter, live, { action: 'receive' })
  await act(play, counter, live, { action: 'verifyOriginal', facts: { materials: ['identity-card'] } })
  await act(play, counter, live, { action: 'handOver', facts: { taker: decidingPlace, why: 'toDecide', papers: false } })
  await arrival(play, examiner, live, ({ transfer }) => transfer !== null)
  await play.clock.passWorkingDays(6, '09:30')
  const before = await look(play, counter, live)
  if (before.state !== 'received' || before.transfer === null)
    throw new DemoFailure('移交途中办件应仍为“已收件”', 'On its way the case should still be received')
  tell.aside({
    zh: `移交已六个工作日，告知期限 ${before.clocks?.notice?.due ?? ''} 已过，办件仍在途中`,
    en: `Six working days on the way; the notice was due ${before.clocks?.notice?.due ?? ''}`,
  })
  await act(play, examiner, live, { action: 'takeOver' })
  await act(play, examiner, live, { action: 'grant', bodies: [{ section: 'decision', body: { result: '准予接续' } }] })
  await act(
    play,
    examiner,
    live,
    { action: 'issue', bodies: [{ section: 'decision', body: { document: '基本养老保险关系接续信息' } }] },
    { action: 'deliver', facts: { means: 'electronic' } },
  )
  await arrival(play, counter, live, ({ state }) => state === 'closed')
}
