import type { ChainHeader, EventHeader } from '../event/header.ts'

/** Why an export is not believed, in the order in which it is asked. Codes never change once released. */
export const verifyFaults = {
  'verify/tooLarge': { zh: '文件过大、嵌套过深或者条目过多', en: 'The file is too large, too deep or has too many values' },
  'verify/notJson': { zh: '文件不是规范的 JSON', en: 'The file is not JSON as it must be' },
  'verify/malformed': { zh: '文件不符合导出格式', en: 'The file does not have the shape of an export' },
  'verify/trustList': { zh: '信任名单不可信', en: 'The trust list cannot be believed' },
  'verify/statement': { zh: '结尾声明不可信', en: 'The closing statement cannot be believed' },
  'verify/agreement': {
    zh: '合作协议不可信，或者不是本办件所依据的协议',
    en: 'The agreement cannot be believed, or is not the one of this case',
  },
  'verify/version': { zh: '事项版本不是本办件所依据的版本', en: 'The version of the item is not the one of this case' },
  'verify/suiteMissing': { zh: '本程序不支持所用的密码套件', en: 'This program was built without the suite that is used here' },
  'verify/notProven': { zh: '事件没有出具节点的签名证明', en: 'The event has no proof that its writer signed it' },
  'verify/proof': { zh: '事件的签名或者收录证明不成立', en: 'The signature over the event or its inclusion does not hold' },
  'verify/wrongNode': {
    zh: '写入事件的节点不管辖事件所在的地点',
    en: 'The node that wrote the event does not answer for its place',
  },
  'verify/receipt': { zh: '回执不是对这一批次的回执', en: 'The receipt is not one for this batch' },
  'verify/header': {
    zh: '事件类型未知，或者与所称的模式不一致',
    en: 'The type of the event is unknown, or its schema is that of another type',
  },
  'verify/facts': { zh: '事件要点缺失或者格式不对', en: 'Facts of the event are missing or malformed' },
  'verify/body': { zh: '内容与事件里的摘要不符', en: 'The content is not what the event names' },
  'verify/otherCase': { zh: '事件属于另一个办件', en: 'The event belongs to another case' },
  'verify/fork': { zh: '同一序号上有两个事件', en: 'Two events stand at one place of the chain' },
  'verify/order': { zh: '事件的次序被调换', en: 'Events stand in another order than they were written' },
  'verify/missing': { zh: '缺少中间的事件', en: 'An event is missing' },
  'verify/prev': { zh: '事件没有接在上一个事件之后', en: 'The event does not follow the one before it' },
  'verify/cutTail': { zh: '末尾的事件被截去', en: 'The end of the chain was cut off' },
  'verify/beyondStatement': { zh: '声明之后又加了事件', en: 'Events follow that the statement does not know' },
  'verify/head': { zh: '最后一个事件不是声明所指的事件', en: 'The last event is not the one that the statement names' },
  'verify/requestMissing': { zh: '缺少被答复的请求', en: 'A request that was answered is missing' },
  'verify/requestTwice': { zh: '同一请求出现或者被答复两次', en: 'A request stands here twice, or was answered twice' },
  'verify/openRequests': { zh: '未答复的请求与声明不一致', en: 'The open requests are not those of the statement' },
  'verify/silence': {
    zh: '申请人已按时补正，不能按逾期终止',
    en: 'A supplement had been handed in, so silence could not end the case',
  },
  'verify/unlawful': { zh: '这一步不合办件规则', en: 'The step is not lawful for the case as it stood' },
} as const satisfies Record<`verify/${string}`, { readonly zh: string; readonly en: string }>

export type VerifyFault = keyof typeof verifyFaults

/**
 * The first thing that is wrong. `event` and `seq` name the event, or for a request its id alone, as they stand there; `at` is the JSON
 * pointer to it, for a name may be what was altered.
 */
export interface Fault {
  readonly code: VerifyFault
  readonly at?: string
  readonly event?: string
  readonly seq?: number
  /** A word for programs and experts: a path, or the code of the rule that is broken. */
  readonly why: string
}

export interface Faulty {
  readonly ok: false
  readonly fault: Fault
}

export const faulty = (code: VerifyFault, why: string): Faulty => ({ ok: false, fault: { code, why } })

/** A fault of one event. */
export function faultyAt(code: VerifyFault, header: EventHeader, why: string): Faulty {
  return { ok: false, fault: { code, event: header.id, ...(isOfChain(header) ? { seq: header.seq } : {}), why } }
}

export const isOfChain = (header: EventHeader): header is ChainHeader => 'seq' in header
