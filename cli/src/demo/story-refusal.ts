import type { CaseView } from '../case-view.ts'
import { act, arrival, type Desk, livesAs, look, submit, upload } from './desk.ts'
import { pdf } from './papers.ts'
import type { Begun, Live, Play } from './play.ts'
import { deskAt, secondAt } from './staff.ts'
import { applicationFor, versionFor } from './supplement.ts'

/** 4a. A refusal: second person, facts, basis, remedy; delivered by the receiving place under its granted right. */
export async function playRefusal(play: Play, begun: Begun): Promise<void> {
  const { supplement, chongqing, sichuan, tell, lang, people } = play
  const application = applicationFor(supplement, 'refused')
  const version = versionFor(supplement, application)
  const { item, receivingPlace, decidingPlace, form } = application
  tell.heading(
    lang === 'zh'
      ? `四（上）、${version.name.zh}（不予，写明事实、依据、救济）`
      : `4a  ${version.name.en} (refused, with facts, basis and remedy)`,
    [
      lang === 'zh'
        ? '在合川窗口申领广安的失业保险金，缴费不满一年'
        : 'Claimed at Hechuan’s counter from Guang’an; contributions fall short of a year',
    ],
  )
  const counter = deskAt(chongqing, receivingPlace, 'clerk')
  const examiner = deskAt(sichuan, decidingPlace, 'examiner')
  const materials = [
    { material: 'identity-card', how: 'original' },
    {
      material: 'end-of-work',
      how: 'upload',
      file: await upload(counter, pdf('end-of-work.pdf', ['End of employment', form.idNumber])),
    },
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
  begun({
    story: 'refused',
    kind: 'case',
    id,
    application,
    readers: [counter, examiner].map(({ region, who }) => ({ region, who })),
  })
  const live = livesAs(id, play.names(version))
  await look(play, counter, live)
  await act(play, counter, live, { action: 'verifyOriginal', facts: { materials: ['identity-card'] } })
  await act(play, counter, live, { action: 'handOver', facts: { taker: decidingPlace, why: 'toDecide', papers: false } })
  await arrival(play, examiner, live, ({ transfer }) => transfer !== null)
  await act(play, examiner, live, { action: 'takeOver' })
  await act(play, examiner, live, { action: 'accept' })
  await play.clock.passWorkingDays(2, '10:00')
  await refused(play, live, { examiner, remedy: version.remedy })
  await handedOut(play, counter, live)
}

async function refused(play: Play, live: Live, { examiner, remedy }: { examiner: Desk; remedy: string }): Promise<void> {
  const { facts, basis } = {
    facts: '失业前累计缴费七个月',
    basis: '社会保险法第四十五条：失业前用人单位和本人已经缴纳失业保险费满一年',
  }
  const view = await look(play, examiner, live)
  const second = secondAt(examiner.region, examiner.standpoint?.place ?? '')
  const { body } = await (await second.region.as(second.who)).post<{ approval: string }>(`/cases/${live.id}/approvals/refuse`, {
    body: { place: second.standpoint?.place },
    seen: view.version,
  })
  play.tell.aside({ zh: '第二名审批人员复核同意', en: 'A second examiner has approved it' })
  const after = await act(play, examiner, live, {
    action: 'refuse',
    approval: body.approval,
    bodies: [{ section: 'decision', body: { facts, basis, remedy } }],
  })
  tellReasons(play, after)
}

/** The reasons as the node keeps them, not as they were sent. */
function tellReasons({ tell }: Play, { timeline }: CaseView): void {
  const decision = timeline.find(({ action }) => action === 'refuse')?.content['decision']
  if (typeof decision !== 'object' || decision === null) return
  const labels = { facts: { zh: '事实', en: 'facts' }, basis: { zh: '依据', en: 'basis' }, remedy: { zh: '救济', en: 'remedy' } }
  const given = new Map<string, unknown>(Object.entries(decision))
  for (const [name, label] of Object.entries(labels)) {
    const text = given.get(name)
    if (typeof text === 'string') tell.aside({ zh: `${label.zh}：${text}`, en: `${label.en}: ${text}` })
  }
}

async function handedOut(play: Play, counter: Desk, live: Live): Promise<void> {
  await arrival(play, counter, live, ({ state }) => state === 'refused')
  await act(play, counter, live, { action: 'deliver', facts: { means: 'byHand' } })
  await arrival(play, counter, live, ({ state }) => state === 'closed')
}
