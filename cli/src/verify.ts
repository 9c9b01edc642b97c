import { suitesNode } from '@tongban/protocol/suite/built-node'
import type { Suites } from '@tongban/protocol/suite/suite'
import { type Fault, readFounders, type Verdict, verifyExport, verifyFaults } from '@tongban/protocol/verify/verify'
import { callsItselfProof, type ProofVerdict, verifyProof } from '@tongban/protocol/verify/verify-proof'
import type { Lang } from './language.ts'
import { proofAccountOf } from './proof/proof-account.ts'
import { accountOf } from './verify-account.ts'

/** What a command prints and how it ends: 0 the log holds, 1 it does not, 2 the command was used wrongly. */
export interface Printed {
  readonly lines: readonly string[]
  readonly exitCode: 0 | 1 | 2
}

export interface VerifyCommand {
  readonly json?: boolean
  readonly lang?: Lang
  /** The text of the file with the founding authorities, or of a trust list that was taken before. */
  readonly founders?: string
  readonly now?: Date
  readonly suites?: Suites
}

const words = {
  zh: {
    badFounders: '创始机构文件读不懂：需要 {authorities, threshold}，或者一份信任名单',
    broken: '核验不通过',
    holds: '核验通过：签名、收录、链条、内容和每一步的合法性都成立',
    proven: '核验通过：这一事件确由该节点签名写入，收录与回执成立，内容未改；这份证明不涉及它之后的事件',
    unpinned: '；但创始机构没有核对，见上',
    event: '事件',
    seq: '第 {n} 个事件',
    open: '（',
    close: '）',
    colon: '：',
  },
  en: {
    badFounders: 'The file of founders cannot be read: it needs {authorities, threshold}, or is a trust list',
    broken: 'The log does not hold',
    holds: 'The log holds: signatures, inclusion, chain, content and the lawfulness of each step',
    proven:
      'The proof holds: the node signed this event, inclusion and receipt stand, the content is unchanged; it says nothing of later events',
    unpinned: '; but the founding authorities were not compared, see above',
    event: 'event',
    seq: 'event {n}',
    open: ' (',
    close: ')',
    colon: ': ',
  },
} as const

/**
 * `tongban verify FILE`: checks an exported case, or the proof of one event, without any node or network. Of a case it tells the story:
 * who held it when, each step with its place and day, the due days, what was withheld or is not receipted yet, and the verdict. The first
 * fault is named with its event.
 */
export async function verify(text: string, { json = false, lang = 'zh', ...command }: VerifyCommand = {}): Promise<Printed> {
  const founders = command.founders === undefined ? undefined : readFounders(command.founders)
  if (command.founders !== undefined && !founders) return usage(words[lang].badFounders, json)
  const judge = callsItselfProof(text) ? verifyProof : verifyExport
  const verdict: Verdict | ProofVerdict = await judge(text, {
    suites: command.suites ?? suitesNode,
    ...(founders ? { founders } : {}),
    ...(command.now ? { now: command.now } : {}),
  })
  const exitCode = verdict.ok ? 0 : 1
  return { lines: json ? [JSON.stringify(withTitle(verdict, lang))] : told(verdict, lang), exitCode }
}

function usage(title: string, json: boolean): Printed {
  const refused = { code: 'verify/badFounders', title }
  return { lines: [json ? JSON.stringify({ refused }) : title], exitCode: 2 }
}

const withTitle = (verdict: Verdict | ProofVerdict, lang: Lang): object =>
  verdict.ok ? verdict : { ok: false, fault: { ...verdict.fault, title: verifyFaults[verdict.fault.code][lang] } }

function told(verdict: Verdict | ProofVerdict, lang: Lang): string[] {
  if (!verdict.ok) return faultOf(verdict.fault, lang)
  const { report } = verdict
  const { holds, proven, unpinned } = words[lang]
  const [account, good] = report.kind === 'event' ? [proofAccountOf(report, lang), proven] : [accountOf(report, lang), holds]
  return [...account, report.founders.pinned ? good : `${good}${unpinned}`]
}

function faultOf({ code, event, seq, at, why }: Fault, lang: Lang): string[] {
  const word = words[lang]
  const name = event === undefined ? [] : [`${word.event} ${event}`]
  const where = [...(seq === undefined ? [] : [word.seq.replace('{n}', String(seq))]), ...name, ...(at === undefined ? [] : [at])]
  return [
    `${word.broken}${word.colon}${verifyFaults[code][lang]}${word.open}${code}${word.colon}${why}${word.close}`,
    ...(where.length === 0 ? [] : [`  ${where.join(' · ')}`]),
  ]
}
