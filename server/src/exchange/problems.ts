import { defineProblems } from '../platform/problem.ts'

/** The refusals of the exchange: of a batch, of one event in it (a verdict's code), of a file, of an agreement. */
export const problem = defineProblems('exchange', {
  tooLarge: { status: 413, zh: '批次太大，或展开后太大', en: 'The batch is too large, or becomes too large when read' },
  malformed: { status: 400, zh: '批次格式不对', en: 'The batch does not have the agreed form' },
  unknownSender: { status: 403, zh: '发送节点不在信任名单中', en: 'The sending node is not in the trust list' },
  notForMe: { status: 403, zh: '批次不是发给本节点的', en: 'The batch is addressed to another node' },
  early: {
    status: 409,
    zh: '批次时间比本节点时钟超前 24 小时以上，请稍后重发',
    en: 'The batch is dated more than 24 hours ahead of this clock; send it again later',
  },
  badSignature: { status: 403, zh: '批次签名无效', en: 'The signature of the batch does not hold' },
  keyRevoked: {
    status: 403,
    zh: '签名所用的密钥已被撤销或不在有效期',
    en: 'The key that signed the batch is revoked or not in force',
  },
  notDecryptable: {
    status: 422,
    zh: '本节点不能解密，请用信任名单中的现行公钥重新加密',
    en: 'This node cannot decrypt it; encrypt it to the key now in the trust list',
  },
  wrongCount: { status: 422, zh: '事件数与批次头不符', en: 'The number of events is not that of the batch header' },
  wrongRoot: { status: 422, zh: '事件与批次头的默克尔根不符', en: 'The events do not lead to the root in the batch header' },
  forked: { status: 409, zh: '同一批次号已收到另一内容', en: 'Another batch with this number was received before' },
  malformedEvent: { status: 422, zh: '事件格式不对', en: 'The event does not have the form of its type' },
  notItsWriter: {
    status: 403,
    zh: '事件既非发送节点所写，也没有原节点的证明',
    en: 'The sender neither wrote the event nor proves who did',
  },
  badOrigin: {
    status: 422,
    zh: '转来事件的原批次证明不成立',
    en: 'The proof from the writer of a forwarded event does not hold',
  },
  wrongPlace: {
    status: 403,
    zh: '事件所称的地点不属于写入节点',
    en: 'The place the event names does not belong to the node that wrote it',
  },
  bodyMismatch: { status: 422, zh: '事件正文与其摘要不符', en: 'A body does not match the hash in its header' },
  statementMalformed: {
    status: 422,
    zh: '关于交换的声明格式不对，或所附文件与其摘要不符',
    en: 'The statement about the exchange does not have the form of its type, or its document is not the one it names',
  },
  altered: { status: 409, zh: '同一事件编号已收到另一内容', en: 'Another event with this id was received before' },
  heldBack: {
    status: 409,
    zh: '同一办件在前的一项未被接受，本项暂不处理',
    en: 'An earlier item of this case was refused, so this one is held back',
  },
  tooManyWaiting: { status: 429, zh: '该办件等待处理的事件太多', en: 'Too many events of this case are waiting' },
  handlerFailed: {
    status: 422,
    zh: '处理该事件时程序出错，已通知运维',
    en: 'This event made the program fail; the operator is told',
  },
  badReceipt: { status: 502, zh: '对方回执不成立', en: 'The receipt of the peer does not hold' },
  parkedNotFound: { status: 404, zh: '没有这一搁置项', en: 'There is no such parked item' },
  notAPeer: { status: 404, zh: '信任名单中没有这个节点', en: 'The trust list has no such node' },
  agreementMalformed: { status: 422, zh: '协议格式不对', en: 'The agreement does not have the agreed form' },
  agreementUnsigned: {
    status: 422,
    zh: '协议缺少某一方的有效签名',
    en: 'The agreement lacks a valid signature of one of its parties',
  },
  badAsk: { status: 401, zh: '请求没有有效的节点签名', en: 'The request has no valid signature of a node' },
  askStale: { status: 401, zh: '节点请求的时间不在允许范围内', en: 'The request of the node is too old or too far ahead' },
  askRepeated: { status: 409, zh: '这一节点请求已使用过', en: 'This request of a node was used before' },
  badAnswer: { status: 502, zh: '对方的对账答复不成立', en: 'The answer of the peer to a reconciliation does not hold' },
  unsound: {
    status: 502,
    zh: '对方先后的对账答复不一致，稍后会重新对账',
    en: 'The answers of the peer do not fit each other; the day is compared again later',
  },
  dayAhead: { status: 422, zh: '这一天还没有到', en: 'This day has not come yet' },
  differenceNotFound: { status: 404, zh: '没有这一差异', en: 'There is no such difference' },
  differenceNotParked: {
    status: 409,
    zh: '这一差异不在待处理之列：已修复、已处理，或正在修复',
    en: 'This difference is not parked: it is repaired, resolved, or being repaired',
  },
  noFile: { status: 404, zh: '没有这个文件，或无权取用', en: 'There is no such file, or no right to it' },
  noRange: {
    status: 416,
    zh: '文件没有这么长，请从头核对已取到的部分',
    en: 'The file is not that long; check what has come of it',
  },
  filesMissing: { status: 409, zh: '有文件尚未取到，请稍后再接收', en: 'Files have not arrived yet; take over a little later' },
})
