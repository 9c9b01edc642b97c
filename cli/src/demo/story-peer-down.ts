import { setTimeout as pause } from 'node:timers/promises'
import { act, arrival, livesAs, look, submit } from './desk.ts'
import { DemoFailure } from './failure.ts'
import type { Begun, Play } from './play.ts'
import type { Region } from './region.ts'
import { deskAt } from './staff.ts'
import { applicationFor, versionFor } from './supplement.ts'

/** How the exchange with a peer stands (`GET /exchange/peers`). */
interface PeerStanding {
  readonly node: string
  readonly waiting: number
  readonly failures: number
  readonly lastFailure: string | null
}

/** 5. Sichuan's server is killed: the counter works on, the hand-over waits, and nothing is lost or doubled when it comes back. */
export async function playPeerDown(play: Play, begun: Begun): Promise<void> {
  const { supplement, chongqing, sichuan, tell, lang, people } = play
  const application = applicationFor(supplement, 'peerDown')
  const version = versionFor(supplement, application)
  const { item, receivingPlace, decidingPlace, form } = application
  tell.heading(lang === 'zh' ? `五、${version.name.zh}（对方停机）` : `5  ${version.name.en} (the other side is down)`, [
    lang === 'zh'
      ? '四川的服务进程被强行终止（kill -9）；合川窗口照常收件'
      : 'Sichuan’s server is killed (kill -9); Hechuan’s counter goes on receiving',
  ])
  await play.kill(sichuan)
  tell.aside({ zh: '四川节点已停', en: 'The node of Sichuan is down' })
  const counter = deskAt(chongqing, receivingPlace, 'clerk')
  const examiner = deskAt(sichuan, decidingPlace, 'examiner')
  const { id, queryNumber } = await submit(counter, {
    item,
    receivingPlace,
    decidingPlace,
    form,
    materials: [{ material: 'identity-card', how: 'original' }],
    contact: { phone: form.phone },
    applicant: people.get(form.idNumber),
    receive: true,
  })
  begun({
    story: 'peerDown',
    kind: 'case',
    id,
    application,
    readers: [counter, examiner].map(({ region, who }) => ({ region, who })),
  })
  const live = livesAs(id, play.names(version))
  await look(play, counter, live)
  tell.aside({ zh: `收件凭证已出，查询号 ${queryNumber}`, en: `The receipt is printed, query number ${queryNumber}` })
  await act(play, counter, live, { action: 'verifyOriginal', facts: { materials: ['identity-card'] } })
  await act(play, counter, live, { action: 'handOver', facts: { taker: decidingPlace, why: 'toDecide', papers: false } })
  const waiting = await failingPeer(play, chongqing, sichuan)
  tell.aside({
    zh: `发往四川的 ${waiting.waiting} 条待送，已试 ${waiting.failures} 次（${waiting.lastFailure ?? ''}）`,
    en: `${waiting.waiting} items wait for Sichuan, ${waiting.failures} tries so far (${waiting.lastFailure ?? ''})`,
  })
  await play.restart(sichuan)
  tell.aside({ zh: '四川节点已恢复', en: 'The node of Sichuan is back' })
  await play.clock.passWorkingDays(1, '09:15')
  await arrival(play, examiner, live, ({ transfer }) => transfer !== null)
  await act(play, examiner, live, { action: 'takeOver' })
  await act(play, examiner, live, { action: 'accept' })
  await act(
    play,
    examiner,
    live,
    { action: 'grant', bodies: [{ section: 'decision', body: { result: '准予转移' } }] },
    { action: 'issue', bodies: [{ section: 'decision', body: { document: '失业保险关系转移凭证' } }] },
    { action: 'deliver', facts: { means: 'electronic' } },
  )
  await arrival(play, counter, live, ({ state }) => state === 'closed')
}

const POLL_MS = 60
const WAIT_MS = 30_000

/** Waits until the sender has tried and failed, and answers how the exchange stands then. */
function failingPeer({ tell }: Play, from: Region, to: Region): Promise<PeerStanding> {
  return tell.waiting({ zh: '等发送尝试', en: 'waiting for a try to send' }, async () => {
    const operator = await from.operator()
    for (const end = performance.now() + WAIT_MS; performance.now() < end; await pause(POLL_MS)) {
      const { body } = await operator.get<{ entries: readonly PeerStanding[] }>('/exchange/peers')
      const peer = body.entries.find(({ node }) => node === to.id)
      if (peer && peer.failures > 0 && peer.waiting > 0) return peer
    }
    throw new DemoFailure('停机期间没有看到待送的移交', 'The hand-over was not seen waiting while the other side was down')
  })
}
