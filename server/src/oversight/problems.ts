import { defineProblems } from '../platform/problem.ts'

/** The refusals of oversight. Codes are `oversight/<key>` and never change once released. */
export const problem = defineProblems('oversight', {
  notFound: { status: 404, zh: '没有找到这件投诉', en: 'We cannot find this complaint' },
  notPerson: { status: 403, zh: '投诉由办事的人自己提出', en: 'A complaint is made by the person it concerns' },
  notHandler: {
    status: 403,
    zh: '只有被反映地点的督导人员可以这样做',
    en: 'Only a supervisor of the place concerned may do this',
  },
  placeUnknown: { status: 422, zh: '没有这个地点', en: 'There is no such place' },
  placeMissing: { status: 422, zh: '请说明是哪个地方', en: 'Say which place it is about' },
  notPlaceOfCase: {
    status: 422,
    zh: '这个地方没有办这件事：请选收件地或办理地',
    en: 'This place has no part in the case: choose where it was handed in or where it is decided',
  },
  aboutTwo: {
    status: 422,
    zh: '请用查询号和查询码，或者登录后选自己的办件，不要两样都给',
    en: 'Name the case by number and code or by its id, not by both',
  },
  codeWrong: { status: 403, zh: '编号或查询码不对', en: 'Number or code is wrong' },
  codeLocked: {
    status: 423,
    zh: '查询码错了五次，已锁定；请登录查看，或打 12345',
    en: 'Five wrong codes: locked. Sign in to see it, or call 12345',
  },
  answered: { status: 409, zh: '这件已经答复过了', en: 'This one has been answered already' },
  outcomeUnfit: { status: 422, zh: '这类反映没有这种结论', en: 'This finding does not belong to what was raised' },
  remedyMissing: {
    status: 422,
    zh: '没有支持或办不了的，要写明还可以怎么办',
    en: 'Where the answer turns the person down, say what they may do next',
  },
  eventMalformed: { status: 422, zh: '投诉事件的格式不对', en: 'The event about a complaint is not well-formed' },
  notItsPlace: { status: 403, zh: '发送方不负责这个地点', en: 'The sender does not answer for this place' },
  notOurPlace: { status: 422, zh: '这个地点不由本节点负责', en: 'This node does not answer for that place' },
  ticketTaken: { status: 409, zh: '这个编号已经是另一件投诉', en: 'Another complaint stands under this id' },
})
