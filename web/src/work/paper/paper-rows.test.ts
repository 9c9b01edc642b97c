import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawPaper } from './draw-paper.ts'
import type { Paper, PaperCase } from './paper.ts'
import { rowsOf } from './paper-rows.ts'

// Goal 18 (ux.md §10): every paper of §9 has on it what it must, on A4, with title and language.

const reasons = { facts: '缴费七个月，不满一年', basis: '社会保险法第四十五条', remedy: '六十日内申请行政复议' }
/** What the acts say in their facts and bodies, by the paper they make. */
const acts: Readonly<Record<string, Pick<Paper, 'facts' | 'content'>>> = {
  SJ: { facts: {}, content: {} },
  BZ: { facts: { until: '2026-12-10', materials: ['photo'] }, content: { materials: { why: '人像：不合要求；回执：没有带' } } },
  SL: { facts: {}, content: {} },
  SS: { facts: { noticeDue: '2026-12-01' }, content: {} },
  BS: { facts: { reason: 'notOurs' }, content: { decision: { ...reasons, whereInstead: '向渝中区人社局申请' } } },
  TB: { facts: { kind: 'expert', expectedDays: 15 }, content: { decision: { why: '要请专家评审' } } },
  YQ: { facts: { days: 10 }, content: { decision: { why: '要向外地核实' } } },
  JF: { facts: { reason: 'card' }, content: { fee: { amount: 2000, basis: '发改价格〔2003〕2322 号' } } },
  ZY: { facts: {}, content: { decision: { result: '准予换领居民身份证' } } },
  BY: { facts: {}, content: { decision: reasons } },
  SD: { facts: { means: 'byHand' }, content: {} },
  ZZ: { facts: { reason: 'silence' }, content: { decision: reasons } },
  BG: { facts: { basis: 'review' }, content: { decision: { ...reasons, result: '改为准予' } } },
  CX: { facts: { basis: 'suit' }, content: { decision: { ...reasons, result: '撤销原决定' } } },
}

/** What ux.md §9 and the law ask of each, as it stands on the paper. */
const asked: Readonly<Record<string, readonly string[]>> = {
  SJ: [
    '申请人 例远行',
    '居民身份证',
    '广安区公安分局',
    'Q-1',
    '402913',
    '人像回执：电子件 1 份',
    '收件不等于受理',
    '12 月 1 日',
    '例窗口',
    '023-',
  ],
  BZ: [
    '申请人 例远行',
    '申请日期',
    '人像：不合要求',
    '回执：没有带',
    '12 月 10 日',
    '怎样补',
    '到期不补',
    '承办人',
    '023-',
    '第三十二条',
  ],
  SL: [
    '申请人 例远行',
    '000-0000-0022',
    '申请日期',
    '受理日期',
    '法定 20 个工作日，承诺 7 个工作日',
    '12 月 1 日',
    '不计入',
    '收费',
    '一式两份',
  ],
  SS: ['申请人 例远行', '受理日期', '12 月 1 日', '不计入', '一式两份'],
  BS: ['申请人 例远行', '不属于本机关职权范围', reasons.facts, reasons.basis, reasons.remedy, '向渝中区人社局申请', '退还'],
  TB: ['申请人 例远行', '专家评审', '15 日，不计入', '要请专家评审', '第四十五条'],
  YQ: ['申请人 例远行', '10 个工作日', '要向外地核实', '12 月 1 日', '第四十二条'],
  JF: ['申请人 例远行', '20.00 元', '2322 号'],
  ZY: ['申请人 例远行', '999999199005200220', '受理日期', '符合法定条件', '居民身份证法', '准予换领', '居民身份证', '监督检查'],
  BY: ['申请人 例远行', '999999199005200220', '受理日期', '不予办理', reasons.facts, reasons.basis, reasons.remedy],
  SD: ['受送达人 例远行', '准予决定书 5116', '渝中区川渝通办专窗', '2026 年', '当面', '例窗口', '代收人'],
  ZZ: ['申请人 例远行', '到期没有补正', reasons.facts, reasons.remedy],
  BG: ['申请人 例远行', '行政复议决定', '改为准予', reasons.facts, reasons.remedy],
  CX: ['申请人 例远行', '法院判决', '撤销原决定', reasons.facts, reasons.remedy],
}

const of: PaperCase = {
  applicant: { name: '例远行', idNumber: '999999199005200220', phone: '000-0000-0022' },
  ...{ office: '广安区公安分局', counter: '渝中区川渝通办专窗', hand: '例窗口', code: '402913' },
  issuer: { id: '500103:window', nameZh: '渝中区川渝通办专窗', phone: '023-0000-0103' } as PaperCase['issuer'],
  ...{ submitted: '2026-11-24', accepted: '2026-11-25' },
  materials: ['1. 人像回执：电子件 1 份，原件本人留存'],
  served: ['准予决定书 51160220261202-ZY-f4f81402-11'],
  version: {
    limits: { unit: 'working', legalDays: 20, promisedDays: 7, noticeDays: 5, deliveryDays: 10 },
    ...{ instant: false, fee: null, basis: ['居民身份证法第十一条'] },
    result: { name: { zh: '居民身份证', en: null }, kind: 'certificate' },
    evidence: { fee: 'read' } as NonNullable<PaperCase['version']>['evidence'],
  },
}

/** The kinds of the node, read as text: the portal knows nothing of its program. */
const source = readFileSync(new URL('../../../../server/src/cases/domain/papers.ts', import.meta.url), 'utf8')
const kinds = [...source.matchAll(/kind: '(\w+)',\s+zh: '([^']+)',\s+en: '([^']+)',\s+basis: '([^']+)'/g)].map(
  ([, kind = '', zh = '', en = '', basis = '']) => ({ kind, title: { zh, en }, basis }),
)

function paperOf({ kind, title, basis }: (typeof kinds)[number]): Paper {
  return {
    ...{ number: `50010320261124-${kind}-f4f81402-2`, title, basis, queryNumber: 'Q-1', officialNumber: null },
    ...{ item: { zh: '居民身份证跨省异地办理' }, issuedBy: { place: '500103:window' } },
    ...{ at: '2026-11-24T01:12:00.000Z', day: '2026-11-24', due: '2026-12-01', remedy: '六个月内起诉' },
    ...(acts[kind] ?? { facts: {}, content: {} }),
  }
}

test('each paper of the life table is asked about here', () => {
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(Object.keys(asked).sort())
})

test.each(kinds.map((one) => [one.title.zh, one] as const))('%s has on it all that it must', (_, one) => {
  const printed = rowsOf(paperOf(one), of)
    .map(([term, text]) => `${term} ${text}`)
    .join('\n')
  for (const text of asked[one.kind] ?? []) expect(printed).toContain(text)
  // The number of a document is whole only where a decision names whom it is for.
  expect(printed.includes('999999199005200220')).toBe(one.kind === 'ZY' || one.kind === 'BY')
  // A remedy is told only against what takes something away, or decides.
  expect(/救济/.test(printed)).toBe(['BS', 'ZY', 'BY', 'ZZ', 'BG', 'CX'].includes(one.kind))
})

test.each(kinds.map((one) => [one.title.zh, one] as const))('%s leaves open what whoever prints it may not see', (_, one) => {
  const nobody = { ...of, applicant: { name: null, idNumber: null, phone: null } }
  expect(rowsOf(paperOf(one), nobody)).toContainEqual([one.kind === 'SD' ? '受送达人' : '申请人', '＿＿＿＿＿＿＿＿'])
})

test('what a rule granted says what was decided, though nobody wrote it down', () => {
  const granted = kinds.find(({ kind }) => kind === 'ZY')
  const rows = granted && rowsOf({ ...paperOf(granted), content: {} }, of)
  expect(rows).toContainEqual(['决定', '准予办理：居民身份证跨省异地办理。'])
})

const prints = ['usual', 'large'] as const
const inBoth = kinds.flatMap((one) => prints.map((print) => [one.title.zh, print, one] as const))

test.each(inBoth)('%s, %s print, is A4 with title and language', async (_, print, one) => {
  const drawn = await drawPaper(paperOf(one), of, { track: 'https://portal.example/track', print })
  const pdf = Buffer.from(drawn).toString('latin1')
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => `${width} ${height}`)
  expect(new Set(boxes)).toEqual(new Set(['595.28 841.89']))
  expect(boxes.length).toBeLessThanOrEqual(print === 'usual' ? 1 : 2)
  expect(pdf).toContain('/Lang (zh-CN)')
  expect(pdf).toMatch(/\/Title /)
})
