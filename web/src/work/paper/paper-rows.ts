import { kindOf, type Paper, type PaperCase } from './paper.ts'
import { type Term, terms } from './paper-terms.ts'
import type { Row } from './sheet.ts'

interface PaperRows {
  /** Printed in this order. One of which nothing is known is left open, to be filled in by hand. */
  readonly needed: readonly Term[]
  /** Printed after the others where something is known. */
  readonly also?: readonly Term[]
}

const reasons = ['事实', '依据', '救济途径'] as const
const numbers = ['查询号', '查询码', '办件编号'] as const

/** What each paper has to say, by the letters in its number (ux.md §9; 行政许可法 Art. 32, 38, 42, 44, 45, 59, 69). */
const kinds: Readonly<Record<string, PaperRows>> = {
  SJ: {
    needed: ['申请人', '证件号码', '事项', '办理机关', '收件时间', '材料', '下一步', '收件人'],
    also: [...numbers, '电话'],
  },
  BZ: {
    needed: ['申请人', '事项', '申请日期', '补什么', '最迟补齐', '怎样补', '到期不补', '承办人'],
    also: [...numbers, '电话'],
  },
  SL: {
    needed: ['申请人', '联系电话', '事项', '申请日期', '受理日期', '办理期限', '收费', '份数', '承办人'],
    also: [...numbers, '预计办结', '电话'],
  },
  SS: {
    needed: ['申请人', '联系电话', '事项', '申请日期', '受理日期', '办理期限', '收费', '份数'],
    also: [...numbers, '预计办结', '电话'],
  },
  BS: {
    needed: ['申请人', '事项', '申请日期', '理由', ...reasons, '应当向哪里申请', '材料退还'],
    also: [...numbers, '电话'],
  },
  TB: { needed: ['申请人', '事项', '环节', '需要时间', '说明'], also: [...numbers, '电话'] },
  YQ: { needed: ['申请人', '事项', '延长', '说明', '新的期限'], also: [...numbers, '电话'] },
  JF: { needed: ['申请人', '事项', '金额', '收费依据'], also: [...numbers, '电话'] },
  ZY: {
    needed: ['申请人', '身份证件号码', '事项', '受理日期', '准予事实', '准予依据', '准予决定', '证照', '监督检查', '救济途径'],
    also: numbers,
  },
  BY: { needed: ['申请人', '身份证件号码', '事项', '受理日期', '不予决定', ...reasons], also: numbers },
  SD: { needed: ['受送达人', '事项', '送达文书', '送达机关', '送达时间', '送达方式', '送达人', '代收'], also: numbers },
  ZZ: { needed: ['申请人', '事项', '理由', ...reasons], also: numbers },
  BG: { needed: ['申请人', '事项', '原因', '决定', ...reasons], also: numbers },
  CX: { needed: ['申请人', '事项', '原因', '决定', ...reasons], also: numbers },
}

/** As it is called on the paper, where two kinds say the same thing of different things. */
const called: Partial<Record<Term, string>> = {
  身份证件号码: '证件号码',
  准予事实: '事实',
  准予依据: '依据',
  准予决定: '决定',
  不予决定: '决定',
  应当向哪里申请: '向哪里申请',
}

const OPEN = '＿＿＿＿＿＿＿＿'

/** The rows of a paper: who and what first, then its numbers, then all that it has to say, the article that asks for it last. */
export function rowsOf(paper: Paper, of: PaperCase): Row[] {
  const { needed, also = [] } = kinds[kindOf(paper)] ?? { needed: ['申请人', '事项'] as const, also: numbers }
  const isNumber = (term: Term) => numbers.some((one) => one === term)
  const about = needed.indexOf('事项') + 1
  const order: readonly Term[] = [
    ...needed.slice(0, about),
    ...also.filter(isNumber),
    ...needed.slice(about),
    ...also.filter((term) => !isNumber(term)),
    '法律依据',
  ]
  return order.flatMap((term): Row[] => {
    const text = terms[term]({ paper, of }) ?? (needed.includes(term) ? OPEN : undefined)
    return text ? [[called[term] ?? term, text]] : []
  })
}
