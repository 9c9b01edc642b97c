import type { CaseView } from '../../case/case-view.ts'
import { act, arrival, look, upload } from './desk.ts'
import { pdf } from './papers.ts'
import type { Begun, Play } from './play.ts'
import { counterOf, file, handOver, openScene, type Scene, takeOver } from './scene.ts'
import { secondAt } from './staff.ts'

/** 4a. A refusal: second person, facts, basis, remedy; delivered by the receiving place under its granted right. */
export async function playRefusal(play: Play, begun: Begun): Promise<void> {
  const opening = openScene(play, 'refused', {
    number: { zh: '四（上）', en: '4a' },
    kind: { zh: '不予，写明事实、依据、救济', en: 'refused, with facts, basis and remedy' },
    note: {
      zh: '在合川窗口申领广安的失业保险金，缴费不满一年',
      en: 'Claimed at Hechuan’s counter from Guang’an; contributions fall short of a year',
    },
  })
  const proof = pdf('end-of-work.pdf', ['End of employment', opening.application.form.idNumber])
  const scene = await file(opening, begun, {
    story: 'refused',
    materials: [
      { material: 'identity-card', how: 'original' },
      { material: 'end-of-work', how: 'upload', file: await upload(counterOf(opening), proof) },
    ],
  })
  await handOver(scene, 'identity-card')
  await takeOver(scene)
  await act(scene, scene.examiner, { action: 'accept' })
  await play.clock.passWorkingDays(2, '10:00')
  await refused(scene)
  await handedOut(scene)
}

const reasons = {
  facts: '失业前累计缴费七个月',
  basis: '社会保险法第四十五条：失业前用人单位和本人已经缴纳失业保险费满一年',
}

async function refused(scene: Scene): Promise<void> {
  const { play, examiner, application, version, live } = scene
  const { version: seen } = await look(scene, examiner)
  const second = await examiner.region.as(secondAt(examiner.region, application.decidingPlace).who)
  const asked = { body: { place: application.decidingPlace }, seen }
  const { approval } = (await second.post<{ approval: string }>(`/cases/${live.id}/approvals/refuse`, asked)).body
  play.tell.aside({ zh: '第二名审批人员复核同意', en: 'A second examiner has approved it' })
  const decision = { section: 'decision', body: { ...reasons, remedy: version.remedy } }
  tellReasons(play, await act(scene, examiner, { action: 'refuse', approval, bodies: [decision] }))
}

const labels = { facts: { zh: '事实', en: 'facts' }, basis: { zh: '依据', en: 'basis' }, remedy: { zh: '救济', en: 'remedy' } }

/** The reasons as the node keeps them, not as they were sent. */
function tellReasons({ tell }: Play, { timeline }: CaseView): void {
  const decision = timeline.find(({ action }) => action === 'refuse')?.content['decision']
  if (typeof decision !== 'object' || decision === null) return
  const given = new Map<string, unknown>(Object.entries(decision))
  for (const [name, label] of Object.entries(labels)) {
    const text = given.get(name)
    if (typeof text === 'string') tell.aside({ zh: `${label.zh}：${text}`, en: `${label.en}: ${text}` })
  }
}

async function handedOut(scene: Scene): Promise<void> {
  const { counter } = scene
  await arrival(scene, counter, ({ state }) => state === 'refused')
  await act(scene, counter, { action: 'deliver', facts: { means: 'byHand' } })
  await arrival(scene, counter, ({ state }) => state === 'closed')
}
