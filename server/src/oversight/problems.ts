import { defineProblems } from '../platform/problem.ts'

/** The refusals of oversight. Codes are `oversight/<key>` and never change once released. */
export const problem = defineProblems('oversight', {
  notFound: { status: 404, zh: '没有找到这件投诉。请核对编号。', en: 'We cannot find this complaint. Check the number.' },
  notPerson: {
    status: 403,
    zh: '投诉要办事的人自己提。请让本人来提。',
    en: 'A complaint is made by the person it concerns. Let them make it.',
  },
  notHandler: {
    status: 403,
    zh: '只有被反映地方的督导能这样做。请交给那里的督导。',
    en: 'Only a supervisor of the place concerned may do this. Leave it to them.',
  },
  placeUnknown: { status: 422, zh: '没有这个地点。请重新选。', en: 'There is no such place. Choose again.' },
  placeMissing: { status: 422, zh: '还没有说是哪个地方。请选一个。', en: 'It does not say which place it is about. Choose one.' },
  notPlaceOfCase: {
    status: 422,
    zh: '这个地方没有办这件事。请选收件地或办理地。',
    en: 'This place has no part in the case. Choose where it was handed in or where it is decided.',
  },
  aboutTwo: {
    status: 422,
    zh: '请只用一样：查询号和查询码，或者自己的办件。',
    en: 'Use one only: number and code, or your own case.',
  },
  codeWrong: {
    status: 403,
    zh: '编号或查询码不对。请看着凭证再填。',
    en: 'Number or code is wrong. Copy them from the receipt again.',
  },
  codeLocked: {
    status: 423,
    zh: '查询码错了五次，已经锁住。请登录看，或者打 12345。',
    en: 'Five wrong codes: locked. Sign in to see it, or call 12345.',
  },
  answered: {
    status: 409,
    zh: '这件已经答复过了。请刷新看答复。',
    en: 'This one has been answered already. Open it again to see the answer.',
  },
  outcomeUnfit: {
    status: 422,
    zh: '这类反映没有这种结论。请另选一种。',
    en: 'This finding does not belong to what was raised. Choose another.',
  },
  remedyMissing: {
    status: 422,
    zh: '没有支持或办不了的，请写明还可以怎么办。',
    en: 'The answer turns the person down. Say what they may do next.',
  },
  eventMalformed: {
    status: 422,
    zh: '投诉事件的格式不对。请发送方按协议改好再发。',
    en: 'The event about a complaint is not well-formed. Have its sender mend it and send it again.',
  },
  notItsPlace: {
    status: 403,
    zh: '这个地点不归发送方。请发送方核对地点。',
    en: 'The sender does not answer for this place. Have it check the place.',
  },
  notOurPlace: {
    status: 422,
    zh: '这个地点不归本节点。请到那个地方的平台提。',
    en: 'This node does not answer for that place. Use the platform of that region.',
  },
  ticketTaken: {
    status: 409,
    zh: '这个编号已经是另一件投诉。请换一个编号。',
    en: 'Another complaint stands under this id. Choose another id.',
  },
})
