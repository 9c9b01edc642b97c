import { defineProblems } from '../platform/problem.ts'

/** The refusals of the exchange: of a batch, of one event in it (a verdict's code), of a file, of an agreement. */
export const problem = defineProblems('exchange', {
  tooLarge: {
    status: 413,
    zh: '批次太大，或者展开后太大。请分成小批再发。',
    en: 'The batch is too large, or becomes too large when read. Send it in smaller ones.',
  },
  malformed: {
    status: 400,
    zh: '批次的格式不对。请按协议改好再发。',
    en: 'The batch does not have the agreed form. Mend it by the protocol and send it again.',
  },
  unknownSender: {
    status: 403,
    zh: '发送节点不在信任名单里。请接收方载入含有它的名单。',
    en: 'The sending node is not in the trust list. Have the receiver load a list that names it.',
  },
  notForMe: {
    status: 403,
    zh: '批次不是发给本节点的。请核对信任名单里的地址。',
    en: 'The batch is addressed to another node. Check the addresses in the trust list.',
  },
  early: {
    status: 409,
    zh: '批次的时间超前 24 小时以上。请校准两边的时钟再发。',
    en: 'The batch is dated more than 24 hours ahead of this clock. Set the clocks, then send it again.',
  },
  badSignature: {
    status: 403,
    zh: '批次的签名不成立。请核对名单里的公钥和所用的密钥。',
    en: 'The signature of the batch does not hold. Compare the key in the trust list with the key in use.',
  },
  keyRevoked: {
    status: 403,
    zh: '签名的密钥已经撤销，或不在有效期。请换用名单里现行的密钥。',
    en: 'The key that signed the batch is revoked or not in force. Sign with the key now in the trust list.',
  },
  notDecryptable: {
    status: 422,
    zh: '本节点解不开。请用名单里现行的公钥重新加密。',
    en: 'This node cannot decrypt it. Encrypt it to the key now in the trust list.',
  },
  wrongCount: {
    status: 422,
    zh: '事件数和批次头写的不一样。请重新封装再发。',
    en: 'The number of events is not that of the batch header. Seal it anew and send it again.',
  },
  wrongRoot: {
    status: 422,
    zh: '事件和批次头的默克尔根对不上。请重新封装再发。',
    en: 'The events do not lead to the root in the batch header. Seal it anew and send it again.',
  },
  forked: {
    status: 409,
    zh: '同一批次号已收到另一内容。请两边运维核对，数据库可能回到了旧备份。',
    en: 'Another batch with this number was received before. Have both operators compare: a database may be an old backup.',
  },
  malformedEvent: {
    status: 422,
    zh: '事件的格式不对。请写入节点按协议改好再发。',
    en: 'The event does not have the form of its type. Have the node that wrote it mend it and send it again.',
  },
  notItsWriter: {
    status: 403,
    zh: '事件不是发送节点写的，也没有原节点的证明。请先和原节点对账，再重发。',
    en: 'The sender neither wrote the event nor proves who did. Compare the day with its writer, then send it again.',
  },
  badOrigin: {
    status: 422,
    zh: '转来事件的原批次证明不成立。请向原节点重新取证明。',
    en: 'The proof from the writer of a forwarded event does not hold. Fetch it again from the writer.',
  },
  wrongPlace: {
    status: 403,
    zh: '事件写的地点不归写入节点。请核对地点和信任名单。',
    en: 'The place the event names does not belong to the node that wrote it. Check the place and the trust list.',
  },
  bodyMismatch: {
    status: 422,
    zh: '正文和摘要对不上。请写入节点重新发送。',
    en: 'A body does not match the hash in its header. Have the node that wrote it send it again.',
  },
  statementMalformed: {
    status: 422,
    zh: '关于交换的声明格式不对，或者文件和摘要对不上。请改好再发。',
    en: 'The statement about the exchange is malformed, or its document is not the one it names. Mend it and send it again.',
  },
  altered: {
    status: 409,
    zh: '同一事件编号已收到另一内容。请两边运维核对这个事件。',
    en: 'Another event with this id was received before. Have both operators compare it.',
  },
  heldBack: {
    status: 409,
    zh: '同一办件前面有一项没有收下，这一项先停着。请先处理那一项。',
    en: 'An earlier item of this case was refused, so this one is held back. Deal with that one first.',
  },
  tooManyWaiting: {
    status: 429,
    zh: '这个办件等着处理的事件太多。请先处理前面停下的。',
    en: 'Too many events of this case are waiting. Deal with those that are parked first.',
  },
  handlerFailed: {
    status: 422,
    zh: '处理这个事件时程序出错，已经通知运维。请等修好后恢复发送。',
    en: 'This event made the program fail; its operator is told. Resume once it is mended.',
  },
  badReceipt: {
    status: 502,
    zh: '对方的回执不成立。请核对名单里对方的密钥。',
    en: 'The receipt of the peer does not hold. Check the key of the peer in the trust list.',
  },
  parkedNotFound: { status: 404, zh: '没有这一项停下的。请刷新页面。', en: 'There is no such parked item. Read the list again.' },
  notAPeer: {
    status: 404,
    zh: '信任名单里没有这个节点。请核对，或者载入含有它的名单。',
    en: 'The trust list has no such node. Check its name, or load a list that has it.',
  },
  agreementMalformed: {
    status: 422,
    zh: '协议的格式不对。请按说明改好再载入。',
    en: 'The agreement does not have the agreed form. Mend it and load it again.',
  },
  agreementUnsigned: {
    status: 422,
    zh: '协议缺一方的有效签名。请补齐签名再载入。',
    en: 'The agreement lacks a valid signature of one of its parties. Have it signed, then load it.',
  },
  badAsk: {
    status: 401,
    zh: '请求没有有效的节点签名。请用名单里的密钥签名再发。',
    en: 'The request has no valid signature of a node. Sign it with the key in the trust list.',
  },
  askStale: {
    status: 401,
    zh: '节点请求的时间太早或太晚。请校准两边的时钟再发。',
    en: 'The request of the node is too old or too far ahead. Set the clocks, then ask again.',
  },
  askRepeated: {
    status: 409,
    zh: '这个节点请求已经用过。请重新签一个再发。',
    en: 'This request of a node was used before. Sign a new one and ask again.',
  },
  badAnswer: {
    status: 502,
    zh: '对方的对账答复不成立。请对方运维查看，本节点会再对。',
    en: 'The answer of the peer to a reconciliation does not hold. Ask its operator to look; the day is compared again.',
  },
  unsound: {
    status: 502,
    zh: '对方前后的对账答复不一样，稍后会再对。还是这样，请联系对方运维。',
    en: 'The answers of the peer do not fit each other; the day is compared again later. If it lasts, ask its operator.',
  },
  dayAhead: {
    status: 422,
    zh: '这一天还没有到。请选今天或更早的日子。',
    en: 'This day has not come yet. Choose today or an earlier one.',
  },
  differenceNotFound: {
    status: 404,
    zh: '没有这一处差异。请刷新对账结果。',
    en: 'There is no such difference. Read the result again.',
  },
  differenceNotParked: {
    status: 409,
    zh: '这处差异已经修好，或者正在修。请刷新看结果。',
    en: 'This difference is repaired, resolved, or being repaired. Read the result again.',
  },
  noFile: {
    status: 404,
    zh: '没有这个文件，或者不能取。请核对办件和权限。',
    en: 'There is no such file, or no right to it. Check the case and your rights.',
  },
  noRange: {
    status: 416,
    zh: '文件没有这么长。请从头核对已取到的部分。',
    en: 'The file is not that long. Check what has come of it.',
  },
  filesMissing: {
    status: 409,
    zh: '有文件还在路上。请过一会儿再接手。',
    en: 'Files have not arrived yet. Take over a little later.',
  },
})
