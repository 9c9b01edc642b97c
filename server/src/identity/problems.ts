import { defineProblems } from '../platform/problem.ts'

/** The refusals of identity. Codes are `identity/<key>` and never change once released. */
export const problem = defineProblems('identity', {
  notOperator: { status: 403, zh: '只有运维人员可以这样做', en: 'Only an operator may do this' },
  notClerk: { status: 403, zh: '只有这个窗口的工作人员可以这样做', en: 'Only a clerk of this counter may do this' },
  notCitizen: { status: 403, zh: '只有本人登录后可以这样做', en: 'Only the person, signed in, may do this' },
  otherNode: {
    status: 409,
    zh: '这个数据库属于另一个节点，节点未启动',
    en: 'This database belongs to another node; the node did not start',
  },
  badOperatorToken: {
    status: 409,
    zh: 'operator.token 的内容不是令牌，请删除后重新启动',
    en: 'operator.token does not hold a token; delete it and start again',
  },

  noTrustList: { status: 503, zh: '本节点还没有信任清单', en: 'This node has no trust list yet' },
  trustListMalformed: { status: 422, zh: '信任清单的格式不对', en: 'The trust list is not well-formed' },
  trustListContradictory: { status: 422, zh: '信任清单自相矛盾', en: 'The trust list contradicts itself' },
  trustListUnsigned: { status: 422, zh: '信任清单的有效签名不够', en: 'The trust list has too few valid signatures' },
  trustListOld: { status: 409, zh: '已有更新的信任清单', en: 'A newer trust list is already in force' },
  trustListExpired: { status: 422, zh: '信任清单已过期', en: 'The trust list has expired' },

  placeUnknown: { status: 404, zh: '没有这个地点', en: 'There is no such place' },
  placeElsewhere: { status: 422, zh: '这个地点由另一个节点负责', en: 'Another node answers for this place' },
  organisationUnknown: { status: 422, zh: '没有这个单位', en: 'There is no such organisation' },
  staffUnknown: { status: 404, zh: '没有这位工作人员', en: 'There is no such member of staff' },
  personUnknown: { status: 404, zh: '没有这个人', en: 'There is no such person' },
  badRow: { status: 422, zh: '这一行填写不对', en: 'This row is not right' },
  rowTwice: { status: 422, zh: '前面已有同一记录', en: 'An earlier row is about the same thing' },
  badCreditCode: { status: 422, zh: '统一社会信用代码不成立', en: 'The unified social credit code is not valid' },
  badIdNumber: { status: 422, zh: '公民身份号码不成立', en: 'The identity number is not valid' },
  testNumber: { status: 422, zh: '这是测试号段的号码', en: 'This number is of the range reserved for tests' },
  actorNotOpaque: {
    status: 422,
    zh: '工作人员编号会传到其他地区，不能用身份号码',
    en: 'A staff id travels to other regions and cannot be an identity number',
  },
  daysReversed: { status: 422, zh: '止期早于起期', en: 'The last day is before the first' },
  ownAgent: { status: 422, zh: '不能委托自己', en: 'Nobody needs a mandate from themselves' },

  signInOff: {
    status: 503,
    zh: '本节点还没有接入身份认证',
    en: 'This node has no identity provider',
  },
  providerSilent: {
    status: 503,
    zh: '身份认证系统现在没有回应，请过一会儿再登录',
    en: 'The identity provider does not answer now; sign in again in a while',
  },
  idTokenRefused: { status: 403, zh: '登录凭据不成立，请重新登录', en: 'This ID token does not hold; sign in again' },
  idTokenUsed: { status: 403, zh: '登录凭据已经用过，请重新登录', en: 'This ID token was used before; sign in again' },
  idTokenNobody: {
    status: 403,
    zh: '登录凭据没有说明是谁',
    en: 'This ID token names neither a person nor a member of staff',
  },

  nodeUnknown: { status: 422, zh: '信任清单里没有这个节点', en: 'The trust list has no such node' },
  nodeOwn: { status: 422, zh: '这就是本节点，不需要证明', en: 'This is that node; no assertion is needed' },
  suiteMissing: { status: 503, zh: '本节点没有对方所用的密码套件', en: 'This node lacks the cipher suite of the other' },
  homeElsewhere: {
    status: 403,
    zh: '此人的身份由另一个节点认证，请从那里登录',
    en: 'Another node vouches for this person; sign in there',
  },
  assertionNotForMe: { status: 403, zh: '这份身份证明不是给本节点的', en: 'This assertion is not for this node' },
  assertionUnreadable: { status: 403, zh: '身份证明无法解开', en: 'This assertion cannot be opened' },
  assertionBadSignature: { status: 403, zh: '身份证明的签名不成立', en: 'The signature of this assertion does not hold' },
  assertionNotAsked: {
    status: 403,
    zh: '这份身份证明不是为这次登录要的，请重新登录',
    en: 'This assertion was not asked for by this sign-in; sign in again',
  },
  assertionEarly: {
    status: 403,
    zh: '身份证明的签发时间还没有到，请核对两地时钟',
    en: 'This assertion was made in the future; compare the clocks',
  },
  assertionExpired: { status: 403, zh: '身份证明已过期，请重新取得', en: 'This assertion has expired; ask for another' },
  assertionUsed: { status: 403, zh: '身份证明已经用过，请重新取得', en: 'This assertion was used before; ask for another' },
  personDiffers: {
    status: 409,
    zh: '姓名与本节点登记的不一致，请到窗口核对',
    en: 'The name differs from the one registered here; have it checked at a counter',
  },
})
