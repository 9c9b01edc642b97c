import Type from 'typebox'
import { kindOfCode } from '../../platform/problem.ts'

/** Why a sending failed or an item is parked: the stable code, and what it means, in both languages. */
export const WhyShape = Type.Object({
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  remedy: Type.Union([
    Type.Object({ zh: Type.String(), en: Type.String() }, { description: 'What an operator can do about it' }),
    Type.Null(),
  ]),
})
export type Why = Type.Static<typeof WhyShape>

type Words = { readonly zh: string; readonly en: string }

/** What keeps a request from its answer: words of the network and of HTTP. */
const ofTheRoad: Readonly<Record<string, Words>> = {
  unreachable: { zh: '连不上对方节点', en: 'The peer cannot be reached' },
  timeout: { zh: '对方在规定时间内没有答复', en: 'The peer gave no answer in time' },
  stopped: { zh: '本节点停机，发送中断', en: 'This node was stopped while it was sending' },
  ECONNREFUSED: {
    zh: '对方地址拒绝连接，节点可能没有启动',
    en: 'The address of the peer refuses connections; it may not be running',
  },
  ECONNRESET: { zh: '连接被对方或中间设备切断', en: 'The connection was cut by the peer or on the way' },
  ETIMEDOUT: { zh: '连接对方超时', en: 'Connecting to the peer took too long' },
  EHOSTUNREACH: { zh: '网络到不了对方地址', en: 'There is no network route to the peer' },
  ENOTFOUND: { zh: '对方域名解析不到', en: 'The name of the peer’s address cannot be resolved' },
  EAI_AGAIN: { zh: '域名解析暂时失败', en: 'Resolving the name of the peer’s address fails at present' },
  answerTooLarge: { zh: '对方的答复过大，未予采用', en: 'The answer of the peer is too large and was not read' },
  noKeyOfPeer: { zh: '现行信任名单中没有对方现在可用的密钥', en: 'The trust list in force has no key of the peer to encrypt to' },
  ownKeyNotListed: {
    zh: '现行信任名单中没有本节点的现行密钥，对方不会相信它的签名',
    en: 'The trust list in force does not name the present key of this node, so nobody would believe its signature',
  },
  notInTrustList: { zh: '现行信任名单中没有对方节点', en: 'The trust list in force has no such node' },
}

/** Refusals whose words are for whoever applies: what they mean when a peer refuses what this node sent. */
const saidByPeer: Readonly<Record<string, Words>> = {
  'cases/noVersion': {
    zh: '对方没有这个办件所用的指南版本',
    en: 'The peer does not have the version of the guide that this case is under',
  },
  'cases/noAgreement': {
    zh: '对方没有这个办件所依据的协议，或者不是协议的一方',
    en: 'The peer does not have the agreement that this case is under, or is no party to it',
  },
}

/** What these mean when this node refuses what a peer sent, and what its own operator can do. */
const saidHere: Readonly<Record<string, Words & { readonly remedy: Words }>> = {
  'cases/noVersion': {
    zh: '本节点没有这个办件所用的指南版本',
    en: 'This node does not have the version of the guide that this case is under',
    remedy: { zh: '请载入这一版本，再请对方重发', en: 'Load this version, then ask the peer to send it again' },
  },
  'cases/noAgreement': {
    zh: '本节点没有这个办件所依据的协议，或者不是协议的一方，因此没有接收',
    en: 'This node does not have the agreement that this case is under, or is no party to it, and did not take the case',
    remedy: {
      zh: '双方已有协议的，请载入协议，再请对方重发；没有协议的，办件应留在对方',
      en: 'If there is an agreement of both, load it and ask the peer to send it again; if there is none, the case stays with the peer',
    },
  },
}

/** What to do, by the refusal that the peer gave. */
const remedies: Readonly<Record<string, Words>> = {
  'exchange/unknownSender': {
    zh: '请对方运维载入含有本节点的信任名单',
    en: 'Ask the operator of the peer to load a trust list that names this node',
  },
  'exchange/keyRevoked': {
    zh: '请在信任名单中登记本节点的现行密钥，再发送',
    en: 'See that the trust list has the present key of this node',
  },
  'exchange/badSignature': {
    zh: '请核对信任名单中本节点的公钥与所用密钥一致',
    en: 'Compare the public key of this node in the trust list with the key it uses',
  },
  'exchange/notForMe': {
    zh: '请核对信任名单中对方的地址',
    en: 'See whether the trust list has the right address of the peer',
  },
  'exchange/early': { zh: '请校准本节点与对方的时钟', en: 'Set the clocks of both nodes' },
  'exchange/askStale': { zh: '请校准本节点与对方的时钟', en: 'Set the clocks of both nodes' },
  'exchange/notDecryptable': {
    zh: '请双方使用同一版信任名单；密钥更新后会自动重发',
    en: 'See that both nodes go by the same trust list; it is sent anew once the key is known',
  },
  'exchange/forked': {
    zh: '对方已收到同号的另一批次：本节点的数据库可能被恢复到旧备份，请与对方核对',
    en: 'The peer has another batch of this number: this database may be an old backup; compare with the operator of the peer',
  },
  'exchange/handlerFailed': {
    zh: '对方程序出错，请联系对方运维，修复后恢复发送',
    en: 'The program of the peer failed; tell its operator, and resume once it is mended',
  },
  'cases/noVersion': {
    zh: '请对方载入这一版本，再发',
    en: 'Have the peer load this version, then send it again',
  },
  'cases/noAgreement': {
    zh: '请对方载入双方签署的协议，再发；没有协议的，办件不能交给对方',
    en: 'Have the peer load the agreement signed by both, then send it again; without one the case cannot go to the peer',
  },
  noKeyOfPeer: {
    zh: '请对方发布新密钥，并载入含有它的信任名单',
    en: 'Have the peer publish a key, and load the trust list that names it',
  },
  ownKeyNotListed: {
    zh: '请把本节点的公钥登入信任名单，由各发起机构签署后载入',
    en: 'Have the public key of this node put into the trust list, signed by the founding authorities, and load it',
  },
  notInTrustList: {
    zh: '请载入含有该节点的信任名单，或确认其已退出',
    en: 'Load a trust list that names it, or make sure that it has left',
  },
}

/** The meaning of a code, whether a refusal (docs/problems.md), a fault of the network or an HTTP status. */
export function whyOf(code: string): Why {
  const { remedy, ...what } = wordsOf(code)
  return { code, ...what, remedy: remedies[code] ?? remedy ?? null }
}

/** The meaning of a code for the operator of the node that gave it, where a peer's words would say it the wrong way round. */
export function whyRefusedHere(code: string): Why {
  const said = saidHere[code]
  return said ? { code, ...said } : whyOf(code)
}

function wordsOf(code: string): Words & { readonly remedy?: Words } {
  const said = saidByPeer[code]
  if (said) return said
  const kind = kindOfCode(code)
  if (kind) return parted(kind)
  const status = /^http(\d{3})$/.exec(code)?.[1]
  if (status) return { zh: `对方以 HTTP ${status} 答复，没有说明原因`, en: `The peer answered HTTP ${status} without a reason` }
  return (
    ofTheRoad[code] ?? { zh: `对方答复的代码 ${code}，本版本不认识`, en: `The code ${code}, which this version does not know` }
  )
}

const firstSentence = { zh: /^(.+?)。(.*)$/s, en: /^(.+?)\.(?: (?=[A-Z])(.*))?$/s } as const

/** A title says first what is wrong, then what to do (docs/problems.md); here the two stand apart, without their last mark. */
function parted(title: Words): Words & { readonly remedy?: Words } {
  const [, zh = title.zh, thenZh = ''] = firstSentence.zh.exec(title.zh) ?? []
  const [, en = title.en, thenEn = ''] = firstSentence.en.exec(title.en) ?? []
  if (thenZh === '' || thenEn === '') return { zh, en }
  return { zh, en, remedy: { zh: thenZh.replace(/。$/, ''), en: thenEn.replace(/\.$/, '') } }
}
