import type { Lang, Said } from '../language.ts'
import type { PlaceNames } from '../node/places.ts'
import { wordFor } from '../words.ts'
import type { Entry } from './case-view.ts'

export interface Telling {
  readonly lang: Lang
  readonly places: PlaceNames
  /** The name of a material of the pinned version, or its id where the version is not at hand. */
  readonly materials: (id: string) => string
}

const whyWords: Readonly<Record<string, Said>> = {
  toDecide: { zh: '送办理地', en: 'to be decided' },
  resultBack: { zh: '结果送回', en: 'result back' },
  returned: { zh: '退回收件地', en: 'returned' },
  toAssist: { zh: '送协办地', en: 'to assist' },
  requested: { zh: '应请求', en: 'as asked' },
  toDeliver: { zh: '送达', en: 'to be delivered' },
}
const outcomeWords: Readonly<Record<string, Said>> = {
  confirmed: { zh: '属实', en: 'confirmed' },
  contradicted: { zh: '不属实', en: 'contradicted' },
  notFound: { zh: '查无', en: 'not found' },
}
const meansWords: Readonly<Record<string, Said>> = {
  byHand: { zh: '窗口领取', en: 'by hand at the counter' },
  post: { zh: '邮寄', en: 'by post' },
  electronic: { zh: '电子送达', en: 'electronically' },
}

type Detail = (facts: Entry['facts'], content: Entry['content'], telling: Telling) => string

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown, { lang, materials }: Telling): string =>
  Array.isArray(value) ? value.map((one) => materials(text(one))).join(lang === 'zh' ? '、' : ', ') : ''
const sentence = (content: Entry['content'], section: string, member: string): string => {
  const body = content[section]
  const value: unknown =
    typeof body === 'object' && body !== null ? Object.entries(body).find(([name]) => name === member)?.[1] : undefined
  return text(value)
}
const yuan = (content: Entry['content']): string => {
  const body = content['fee']
  const amount: unknown = typeof body === 'object' && body !== null && 'amount' in body ? body.amount : undefined
  return typeof amount === 'number' ? (amount / 100).toFixed(2) : ''
}

/** What an act says besides its name. Only what its facts and the content shown to this actor hold. */
const details: { readonly [action: string]: Detail } = {
  verifyOriginal: (facts, _, telling) => list(facts['materials'], telling),
  requireSupplement: (facts, _, telling) =>
    `${list(facts['materials'], telling)}${telling.lang === 'zh' ? `，${text(facts['until'])} 前补齐` : `, until ${text(facts['until'])}`}`,
  supplement: (facts, _, telling) => list(facts['materials'], telling),
  accept: (facts, _, { lang }) => numberOf(facts, lang),
  deemAccepted: (facts, _, { lang }) =>
    lang === 'zh' ? `告知期限 ${text(facts['noticeDue'])} 已过` : `the notice was due ${text(facts['noticeDue'])}`,
  inquire: (facts, content, { places }) =>
    [places(text(facts['place'])), sentence(content, 'inquiry', 'question')].filter((part) => part !== '').join('，'),
  answer: (facts, _, { lang }) => wordFor(outcomeWords, text(facts['outcome']), lang),
  chargeFee: (_, content, { lang }) =>
    yuan(content) === '' ? '' : lang === 'zh' ? `${yuan(content)} 元` : `CNY ${yuan(content)}`,
  payFee: (_, content, { lang }) => (yuan(content) === '' ? '' : lang === 'zh' ? `${yuan(content)} 元` : `CNY ${yuan(content)}`),
  deliver: (facts, _, { lang }) => wordFor(meansWords, text(facts['means']), lang),
  handOver: (facts, _, { lang, places }) => handOver(facts, lang, places),
  takeOver: (facts, _, { lang }) => (facts['papersArrived'] === true ? (lang === 'zh' ? '纸质件已到' : 'papers arrived') : ''),
  refuse: (_, content, { lang }) =>
    sentence(content, 'decision', 'facts') === ''
      ? ''
      : lang === 'zh'
        ? '载明事实、依据、救济途径'
        : 'with facts, basis and remedy',
}

function numberOf(facts: Entry['facts'], lang: Lang): string {
  const number = text(facts['officialNumber'])
  if (number === '') return ''
  return lang === 'zh' ? `办件编号 ${number}` : `official number ${number}`
}

function handOver(facts: Entry['facts'], lang: Lang, places: PlaceNames): string {
  const papers = facts['papers'] === true ? (lang === 'zh' ? '，附纸质件' : ', with papers') : ''
  return `→ ${places(text(facts['taker']))}${lang === 'zh' ? '，' : ', '}${wordFor(whyWords, text(facts['why']), lang)}${papers}`
}

/** What an event says besides its name: the figures, places and materials it carries; empty where that is nothing. */
export function detailOf({ action, facts, content }: Entry, telling: Telling): string {
  return details[action]?.(facts, content, telling) ?? ''
}
