import type { SuiteName } from '@tongban/protocol/suite/suite'
import type { Said } from '../language.ts'
import { tellClosing } from './closing.ts'
import { reasonOf } from './failure.ts'
import { prepare } from './regions/prepare.ts'
import type { Setting, Started } from './regions/start.ts'
import { agreeOnCatalogue } from './regions/whole-catalogue.ts'
import { playJoint } from './stories/joint.ts'
import { playOnline } from './stories/online.ts'
import { playPeerDown } from './stories/peer-down.ts'
import type { Play, Played } from './stories/play.ts'
import { playRefusal } from './stories/refusal.ts'
import { playRelay } from './stories/relay.ts'
import { playSilence } from './stories/silence.ts'
import { type CaseLine, caseLine, isGood } from './summary.ts'
import { verifyAll } from './verify-all.ts'

const stories = [playOnline, playRelay, playJoint, playRefusal, playSilence, playPeerDown]

interface NodeLine {
  readonly id: string
  readonly name: string
  readonly address: string
  /** Where its portal is. */
  readonly web: string
  readonly suite: SuiteName
}

/** The rest of the catalogue that ships, once the cases were played under what they were filed for. Answers how often it broke off. */
async function widened({ tell, lang, sichuan, chongqing, clock }: Play): Promise<number> {
  try {
    const { standards, situations } = await tell.during(
      {
        zh: '两地逐项商定标准、登记差异、发布清单与情形引导',
        en: 'Both regions agree on the standards, declare differences, publish versions and situations',
      },
      () => agreeOnCatalogue([sichuan, chongqing], { clock, lang }),
    )
    const told: Said = {
      zh: `标准 ${standards} 项，情形引导 ${situations} 份`,
      en: `${standards} standards, ${situations} situations`,
    }
    tell.lines([`      ${told[lang]}`])
    return 0
  } catch (error) {
    tell.bad(reasonOf(error, lang))
    return 1
  }
}

/** How the demo ended. */
export interface DemoEnd {
  readonly play: Play
  /** Whether every case ended as it should and every log verified. */
  readonly good: boolean
  /** What `--json` prints, but for the time. */
  readonly line: { readonly cases: readonly CaseLine[]; readonly nodes: readonly NodeLine[] }
}

/** Introduces the nodes to each other, plays every story, verifies every log, and tells the end. A story that breaks off stops no other. */
export async function playAll(setting: Setting, started: Started): Promise<DemoEnd> {
  const { tell, lang } = setting
  const { play, founders } = await prepare(setting, started)
  const played: Played[] = []
  let broken = 0
  for (const story of stories) {
    try {
      await story(play, (one) => void played.push(one))
    } catch (error) {
      broken++
      tell.bad(reasonOf(error, lang))
    }
  }
  tell.lines([''])
  broken += await widened(play)
  const cases = await tell.during(
    { zh: '从两个节点导出每份办件日志，离线核验', en: 'Exporting every log from both nodes and verifying it offline' },
    async () => verifyAll(played, founders, await play.clock.now()),
  )
  const good = broken === 0 && cases.every(isGood)
  tellClosing(play, cases, { good })
  const nodes = started.regions.map(({ id, name, suite, process: { address, web } }) => ({
    id,
    name: name.zh,
    address,
    web,
    suite,
  }))
  return { play, good, line: { cases: cases.map((one) => caseLine(one, play.supplement)), nodes } }
}
