import type { Lang, Said } from '../language.ts'
import { table } from '../terminal.ts'
import { wordFor } from '../words.ts'
import type { ActDone, Difference, Parked, Peer, PeerDetail, Reconciled, Reconciliation, Why } from './shown.ts'

/** What is wrong with an event (docs/operations.md). */
const kindWords: Readonly<Record<string, Said>> = {
  missingThere: { zh: '对方缺失', en: 'missing at the peer' },
  missingHere: { zh: '本方缺失', en: 'missing here' },
  altered: { zh: '两方内容不同', en: 'altered: another header on each side' },
  forgottenThere: { zh: '对方没有发送记录', en: 'the peer has no trace of saying it' },
  forgottenHere: { zh: '本方没有发送记录', en: 'this node has no trace of saying it' },
}

const stateWords: Readonly<Record<string, Said>> = {
  repairing: { zh: '修复中', en: 'being repaired' },
  repaired: { zh: '已修复', en: 'repaired' },
  parked: { zh: '已搁置，待人工处理', en: 'parked for an operator' },
  resolved: { zh: '已人工处理', en: 'resolved by an operator' },
}

const heads = {
  zh: ['节点', '待发', '最早', '失败', '搁置', '差异', '时钟差', '最近回执', '对账'],
  en: ['node', 'waiting', 'oldest', 'failures', 'parked', 'differ', 'clock', 'last receipt', 'reconciled'],
} as const satisfies Readonly<Record<Lang, readonly string[]>>

/** A line for each peer, and below it why sending to it fails. */
export function peersTold(peers: readonly Peer[], lang: Lang): string[] {
  if (peers.length === 0) return [lang === 'zh' ? '信任名单中没有其他节点。' : 'The trust list names no other node.']
  const rows = peers.map((peer) => [
    peer.node,
    String(peer.waiting),
    time(peer.oldest),
    String(peer.failures),
    String(peer.parked),
    String(peer.differences),
    skew(peer.aheadMs, lang),
    time(peer.lastReceipt),
    peer.reconciliation ? dayTold(peer.reconciliation, lang) : '-',
  ])
  const why = peers.flatMap(({ node, why: failure }) => (failure ? [`${node}: ${whyTold(failure, lang)}`] : []))
  return [...table([heads[lang], ...rows]), ...(why.length > 0 ? ['', ...why] : [])]
}

/** All of one peer that an operator may have to act on. */
export function detailTold(peer: PeerDetail, lang: Lang): string[] {
  const zh = lang === 'zh'
  const facts: readonly (readonly [string, string])[] = [
    [zh ? '最近听到' : 'last heard', time(peer.lastHeard)],
    [zh ? '最近回执' : 'last receipt', time(peer.lastReceipt)],
    [zh ? '时钟差' : 'clock', skew(peer.aheadMs, lang)],
    [zh ? '待发' : 'waiting', `${peer.waiting}${peer.oldest ? ` (${zh ? '最早' : 'oldest'} ${time(peer.oldest)})` : ''}`],
    [zh ? '连续失败' : 'failures in a row', `${peer.failures}${peer.failingSince ? ` (${time(peer.failingSince)})` : ''}`],
    [zh ? '缺号批次' : 'batches that never came', String(peer.gaps)],
    [
      zh ? '来件：等待/不识/拒收' : 'heard: waiting/not understood/refused',
      `${peer.heardWaiting}/${peer.notUnderstood}/${peer.refused}`,
    ],
    [zh ? '待取文件' : 'files to fetch', String(peer.filesWanted)],
  ]
  return [
    peer.node,
    ...table(facts.map((row) => [...row])),
    ...(peer.why ? [whyTold(peer.why, lang)] : []),
    ...section(zh ? `搁置 ${peer.parked} 项` : `parked: ${peer.parked}`, parkedTold(peer.parkedItems, lang)),
    ...section(
      zh ? `差异 ${peer.differences} 项` : `differences: ${peer.differences}`,
      differencesTold(peer.openDifferences, lang),
    ),
    ...section(
      zh ? '近日对账' : 'last reconciliations',
      peer.reconciliations.map((one) => dayTold(one, lang)),
    ),
    ...section(zh ? '处理记录（签名事件）' : 'what was done (signed events)', actsTold(peer.acts, lang)),
  ]
}

const section = (head: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', head, ...lines] : [])

const actWords: Readonly<Record<string, Said>> = {
  resumeParked: { zh: '重新发出', en: 'sent again' },
  resolveDifference: { zh: '关闭差异', en: 'closed a difference' },
}

/** When, what, by whom, of how many events and which case; below it why, and the event that says so. */
const actsTold = (acts: readonly ActDone[], lang: Lang): string[] =>
  acts.flatMap(({ id, act, by, at, caseId, events, why, reason }) => {
    const zh = lang === 'zh'
    const ofCase = caseId === null ? '' : `  ${zh ? '办件' : 'case'} ${caseId}`
    const because = reason ?? (why ? `${why[lang]} (${why.code})` : '-')
    return [
      `${time(at)}  ${wordFor(actWords, act, lang)} ${events.length}${zh ? ' 项' : ''}  ${by}${ofCase}`,
      `  ${zh ? '原因：' : 'why: '}${because}  ${zh ? '事件' : 'event'} ${id}`,
    ]
  })

const parkedTold = (items: readonly Parked[], lang: Lang): string[] =>
  items.flatMap(({ id, caseId, parkedAt, why }) => [
    `${id}  ${lang === 'zh' ? '办件' : 'case'} ${caseId}  ${time(parkedAt)}`,
    `  ${whyTold(why, lang)}`,
  ])

/** A day with a peer: whether both sides agree, and each event that they did not know alike. */
export function reconciledTold(result: Reconciled, lang: Lang): string[] {
  return [`${result.peer}  ${dayTold(result, lang)}`, ...differencesTold(result.differences, lang)]
}

/** Each event with what is wrong and what became of it; both hashes where they differ. */
export function differencesTold(differences: readonly Difference[], lang: Lang): string[] {
  return differences.flatMap(({ event, caseId, kind, state, here, there, reason }) => {
    const words = [wordFor(kindWords, kind, lang), wordFor(stateWords, state, lang), ...(reason ? [reason] : [])]
    const ofCase = caseId ? `${lang === 'zh' ? '（办件' : ' (case'} ${caseId}${lang === 'zh' ? '）' : ')'}` : ''
    const line = `  ${event}${ofCase}  ${words.join(lang === 'zh' ? '，' : ', ')}`
    if (kind !== 'altered') return [line]
    return [
      line,
      `    ${lang === 'zh' ? '本方' : 'here '} ${here ?? '-'}`,
      `    ${lang === 'zh' ? '对方' : 'there'} ${there ?? '-'}`,
    ]
  })
}

function dayTold({ day, agreed, here, there, open, failure, doneAt }: Reconciliation, lang: Lang): string {
  const zh = lang === 'zh'
  if (failure) return `${day} ${zh ? '未完成：' : 'not compared: '}${whyTold(failure, lang)}`
  if (doneAt === null) return `${day} ${zh ? '未对账' : 'not compared yet'}`
  const counts = `${here}/${there}`
  if (agreed) return zh ? `${day} 一致（本方/对方 ${counts}）` : `${day} agreed (here/there ${counts})`
  return zh ? `${day} 有 ${open} 项未了（本方/对方 ${counts}）` : `${day} ${open} not settled (here/there ${counts})`
}

function whyTold({ code, remedy, ...said }: Why, lang: Lang): string {
  const advice = remedy ? (lang === 'zh' ? `。${remedy.zh}` : `. ${remedy.en}`) : ''
  return `${said[lang]} (${code})${advice}`
}

const time = (at: string | null): string => (at === null ? '-' : `${at.slice(0, 16)}Z`)

function skew(aheadMs: number | null, lang: Lang): string {
  if (aheadMs === null) return '-'
  const seconds = Math.round(aheadMs / 1000)
  return `${seconds > 0 ? '+' : ''}${seconds}${lang === 'zh' ? ' 秒' : ' s'}`
}
