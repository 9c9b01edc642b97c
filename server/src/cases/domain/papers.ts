import type { CaseAction } from '@tongban/protocol/event/actions'
import type { ChainHeader } from '@tongban/protocol/event/header'

/** A numbered paper of the event that made it (domain.md §2): what the law wants in writing, and its name on it. */
export interface PaperKind {
  readonly kind: string
  readonly zh: string
  readonly en: string
  /** The article that asks for it. */
  readonly basis: string
}

/** 行政许可法 Art. 32 wants receipt, notice and refusal in writing with seal and date; Art. 38 the decision; Art. 42, 45 the longer time. */
export const paperKinds: Partial<Record<CaseAction, PaperKind>> = {
  receive: { kind: 'SJ', zh: '收件凭证', en: 'Receipt', basis: '行政许可法第三十二条' },
  requireSupplement: { kind: 'BZ', zh: '补正材料一次性告知书', en: 'One-time notice', basis: '行政许可法第三十二条第一款第四项' },
  accept: { kind: 'SL', zh: '受理通知书', en: 'Notice of acceptance', basis: '行政许可法第三十二条第二款' },
  deemAccepted: {
    kind: 'SS',
    zh: '视为受理通知书',
    en: 'Notice of acceptance by silence',
    basis: '行政许可法第三十二条第一款第四项',
  },
  decline: { kind: 'BS', zh: '不予受理通知书', en: 'Notice of non-acceptance', basis: '行政许可法第三十二条第二款' },
  suspend: { kind: 'TB', zh: '特别程序告知书', en: 'Notice of special procedure', basis: '行政许可法第四十五条' },
  extend: { kind: 'YQ', zh: '延期告知书', en: 'Notice of extension', basis: '行政许可法第四十二条' },
  chargeFee: { kind: 'JF', zh: '缴费通知书', en: 'Notice of fee', basis: '行政许可法第五十九条' },
  grant: { kind: 'ZY', zh: '准予决定书', en: 'Decision: granted', basis: '行政许可法第三十八条第一款' },
  refuse: { kind: 'BY', zh: '不予决定书', en: 'Decision: refused', basis: '行政许可法第三十八条第二款' },
  deliver: { kind: 'SD', zh: '送达回证', en: 'Proof of delivery', basis: '行政许可法第四十四条' },
  terminate: { kind: 'ZZ', zh: '终止办理通知书', en: 'Notice of termination', basis: '行政许可法第三十二条' },
  revise: { kind: 'BG', zh: '变更决定书', en: 'Decision: revised', basis: '行政许可法第四十九条' },
  revoke: { kind: 'CX', zh: '撤销决定书', en: 'Decision: revoked', basis: '行政许可法第六十九条' },
}

/** `<division><day>-<kind>-<last 8 of the case>-<seq>`: unique without a counter, for a chain has each seq once. */
export function paperNumber(header: ChainHeader, kind: PaperKind): string {
  const day = header.time.slice(0, 10).replaceAll('-', '')
  return `${header.duty.place.slice(0, 6)}${day}-${kind.kind}-${header.case.slice(-8)}-${header.seq}`
}
