import { setTimeout as pause } from 'node:timers/promises'
import { DemoFailure } from '../failure.ts'
import { act } from './desk.ts'
import type { Begun, Play } from './play.ts'
import { decideElectronically, file, handOver, openScene, type Scene, takeOver } from './scene.ts'

/** How the exchange with a peer stands (`GET /exchange/peers`). */
interface PeerStanding {
  readonly node: string
  readonly waiting: number
  readonly failures: number
  readonly lastFailure: string | null
}

/** 5. Sichuan's server is killed: the counter works on, the hand-over waits, and nothing is lost or doubled when it comes back. */
export async function playPeerDown(play: Play, begun: Begun): Promise<void> {
  const { sichuan, tell } = play
  const opening = openScene(play, 'peerDown', {
    number: { zh: '五', en: '5' },
    kind: { zh: '对方停机', en: 'the other side is down' },
    note: {
      zh: '四川的服务进程被强行终止（kill -9）；合川窗口照常收件',
      en: 'Sichuan’s server is killed (kill -9); Hechuan’s counter goes on receiving',
    },
  })
  await play.kill(sichuan)
  tell.aside({ zh: '四川节点已停', en: 'The node of Sichuan is down' })
  const scene = await file(opening, begun, { story: 'peerDown', materials: [{ material: 'identity-card', how: 'original' }] })
  tell.aside({ zh: `收件凭证已出，查询号 ${scene.queryNumber}`, en: `The receipt is printed, query number ${scene.queryNumber}` })
  await handOver(scene, 'identity-card')
  tellWaiting(scene, await failingPeer(play))
  await play.restart(sichuan)
  tell.aside({ zh: '四川节点已恢复', en: 'The node of Sichuan is back' })
  await play.clock.passWorkingDays(1, '09:15')
  await takeOver(scene)
  await act(scene, scene.examiner, { action: 'accept' })
  await decideElectronically(scene, { result: '准予转移', document: '失业保险关系转移凭证' })
}

function tellWaiting({ play }: Scene, { waiting, failures, lastFailure }: PeerStanding): void {
  const why = lastFailure ?? ''
  play.tell.aside({
    zh: `发往四川的 ${waiting} 条待送，已试 ${failures} 次（${why}）`,
    en: `${waiting} items wait for Sichuan, ${failures} tries so far (${why})`,
  })
}

const POLL_MS = 60
const WAIT_MS = 30_000

/** Waits until the sender has tried and failed, and answers how the exchange stands then. */
function failingPeer({ tell, chongqing, sichuan }: Play): Promise<PeerStanding> {
  return tell.waiting({ zh: '等发送尝试', en: 'waiting for a try to send' }, async () => {
    const operator = await chongqing.operator()
    for (const end = performance.now() + WAIT_MS; performance.now() < end; await pause(POLL_MS)) {
      const { body } = await operator.get<{ entries: readonly PeerStanding[] }>('/exchange/peers')
      const peer = body.entries.find(({ node }) => node === sichuan.id)
      if (peer && peer.failures > 0 && peer.waiting > 0) return peer
    }
    throw new DemoFailure('停机期间没有看到待送的移交', 'The hand-over was not seen waiting while the other side was down')
  })
}
