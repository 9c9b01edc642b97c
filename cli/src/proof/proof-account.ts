import type { Section } from '@tongban/protocol/event/header'
import type { ProofReport } from '@tongban/protocol/verify/verify-proof'
import type { Lang } from '../language.ts'
import { table } from '../terminal.ts'
import { sectionWords } from '../verify-words.ts'

const words = {
  zh: {
    event: '事件',
    case: '办件',
    seq: '，第 {n} 个事件',
    request: '，请求',
    place: '地点',
    time: '时间',
    signed: '签名',
    signedBy: '{from} 于 {issuedAt}，第 {batch} 批，套件 {suite}，密钥 {kid}',
    receipt: '回执',
    receiptedBy: '{from} 于 {receivedAt}：{verdict}',
    noReceipt: '还没有，或者没有发往别的节点',
    withheld: '未附内容',
    pinned: '创始机构的公钥与您提供的一致',
    notPinned: '没有核对创始机构：请用别的途径比对下列指纹',
  },
  en: {
    event: 'event',
    case: 'case',
    seq: ', event {n}',
    request: ', a request',
    place: 'place',
    time: 'time',
    signed: 'signed',
    signedBy: '{from} at {issuedAt}, batch {batch}, suite {suite}, key {kid}',
    receipt: 'receipt',
    receiptedBy: '{from} at {receivedAt}: {verdict}',
    noReceipt: 'none yet, or it never left its node',
    withheld: 'withheld',
    pinned: 'The founding authorities are those that you gave',
    notPinned: 'The founding authorities were not compared: compare these fingerprints by another road',
  },
} as const

/** What a proof that holds proves, for people. */
export function proofAccountOf({ founders, ...report }: ProofReport, lang: Lang): string[] {
  const word = words[lang]
  const { seq, receipt } = report
  const withheld = report.withheld.map((section) => (isSection(section) ? sectionWords[section][lang] : section))
  const rows = [
    [word.event, `${report.type} ${report.event}`],
    [word.case, `${report.case}${seq === null ? word.request : word.seq.replace('{n}', String(seq))}`],
    [word.place, report.place],
    [word.time, report.time],
    [word.signed, filled(word.signedBy, report.batch)],
    [word.receipt, receipt ? filled(word.receiptedBy, receipt) : word.noReceipt],
    ...(withheld.length === 0 ? [] : [[word.withheld, withheld.join(lang === 'zh' ? '、' : ', ')]]),
  ]
  if (founders.pinned) return [...table(rows), word.pinned]
  const fingerprints = table(founders.fingerprints.map(({ authority, fingerprint }) => [authority, fingerprint]))
  return [...table(rows), word.notPinned, ...fingerprints.map((line) => `  ${line}`)]
}

const isSection = (name: string): name is Section => name in sectionWords

const filled = (text: string, values: object): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(Reflect.get(values, name)))
