import { defineProblems } from '../platform/problem.ts'

/** The refusals of identity. Codes are `identity/<key>` and never change once released. */
export const problem = defineProblems('identity', {
  notOperator: {
    status: 403,
    zh: '只有运维能这样做。请联系本节点的运维。',
    en: 'Only an operator may do this. Ask the operator of this node.',
  },
  notClerk: {
    status: 403,
    zh: '只有这个窗口的工作人员能这样做。请交给那里的同事。',
    en: 'Only a clerk of this counter may do this. Leave it to a colleague there.',
  },
  notCitizen: {
    status: 403,
    zh: '只有本人登录后能这样做。请本人先登录。',
    en: 'Only the person may do this. Let them sign in first.',
  },
  otherNode: {
    status: 409,
    zh: '这个数据库是另一个节点的，节点没有启动。请核对 DATABASE_URL 和 TONGBAN_NODE。',
    en: 'This database belongs to another node, and the node did not start. Check DATABASE_URL and TONGBAN_NODE.',
  },
  badOperatorToken: {
    status: 409,
    zh: 'operator.token 里不是令牌。请删掉它，重新启动。',
    en: 'operator.token does not hold a token. Delete it and start again.',
  },

  noTrustList: {
    status: 503,
    zh: '本节点还没有信任名单。请先载入一份。',
    en: 'This node has no trust list yet. Load one first.',
  },
  trustListMalformed: {
    status: 422,
    zh: '信任名单的格式不对。请用 tongban trust 重新生成。',
    en: 'The trust list is not well-formed. Make it anew with tongban trust.',
  },
  trustListContradictory: {
    status: 422,
    zh: '信任名单里有两处对不上。请改好、重新签名再载入。',
    en: 'The trust list contradicts itself. Mend it, have it signed again, then load it.',
  },
  trustListUnsigned: {
    status: 422,
    zh: '信任名单的有效签名不够。请让各发起机构补签。',
    en: 'The trust list has too few valid signatures. Have the founding authorities sign it.',
  },
  trustListOld: {
    status: 409,
    zh: '已经有更新的信任名单。请载入最新的一份。',
    en: 'A newer trust list is already in force. Load the newest one.',
  },
  trustListExpired: {
    status: 422,
    zh: '信任名单过期了。请各发起机构签发新的一份。',
    en: 'The trust list has expired. Have the founding authorities sign a new one.',
  },

  placeUnknown: { status: 404, zh: '没有这个地点。请核对地点编号。', en: 'There is no such place. Check its id.' },
  placeElsewhere: {
    status: 422,
    zh: '这个地点归另一个节点。请到那里登记。',
    en: 'Another node answers for this place. Register it there.',
  },
  organisationUnknown: {
    status: 422,
    zh: '没有这个单位。请先登记单位。',
    en: 'There is no such organisation. Register it first.',
  },
  staffUnknown: { status: 404, zh: '没有这位工作人员。请核对工号。', en: 'There is no such member of staff. Check the id.' },
  personUnknown: { status: 404, zh: '没有这个人。请先核身登记。', en: 'There is no such person. Identify them first.' },
  badRow: { status: 422, zh: '这一行填得不对。请按提示改。', en: 'This row is not right. Correct what is named.' },
  rowTwice: {
    status: 422,
    zh: '前面已有同一条。请删掉重复的一行。',
    en: 'An earlier row is about the same thing. Take one of them out.',
  },
  badCreditCode: {
    status: 422,
    zh: '统一社会信用代码不对。请看着营业执照再填 18 位。',
    en: 'The unified social credit code is not valid. Copy its 18 characters from the licence again.',
  },
  badIdNumber: {
    status: 422,
    zh: '身份证号不对。请看着证件再填 18 位。',
    en: 'The identity number is not valid. Copy its 18 characters from the card again.',
  },
  testNumber: {
    status: 422,
    zh: '这是测试用的号码。请填真实证件上的号码。',
    en: 'This number is of the range reserved for tests. Enter the one on the card.',
  },
  actorNotOpaque: {
    status: 422,
    zh: '工号会传到别的地区，不能用身份证号。请换一个编号。',
    en: 'A staff id travels to other regions and cannot be an identity number. Choose another.',
  },
  daysReversed: {
    status: 422,
    zh: '止期比起期还早。请改好两个日子。',
    en: 'The last day is before the first. Correct the two days.',
  },
  ownAgent: {
    status: 422,
    zh: '不用委托自己。请填另一个人。',
    en: 'Nobody needs a mandate from themselves. Name another person.',
  },

  signInOff: {
    status: 503,
    zh: '这里还没有接入身份认证。请到窗口办，或者打 12345。',
    en: 'This node has no identity provider. Go to a counter, or call 12345.',
  },
  providerSilent: {
    status: 503,
    zh: '身份认证现在没有回应。请过一会儿再登录。',
    en: 'The identity provider does not answer now. Sign in again in a while.',
  },
  idTokenRefused: { status: 403, zh: '这次登录没有成功。请再登录一次。', en: 'This ID token does not hold. Sign in again.' },
  idTokenUsed: { status: 403, zh: '这次登录已经用过。请再登录一次。', en: 'This ID token was used before. Sign in again.' },
  idTokenNobody: {
    status: 403,
    zh: '登录时没有说明是谁。请再登录一次，还不行就到窗口。',
    en: 'This ID token names neither a person nor a member of staff. Sign in again, or go to a counter.',
  },

  nodeUnknown: {
    status: 422,
    zh: '信任名单里没有这个节点。请核对，或者载入新名单。',
    en: 'The trust list has no such node. Check its name, or load a newer list.',
  },
  nodeOwn: {
    status: 422,
    zh: '这就是本节点，不用证明。请直接在这里登录。',
    en: 'This is that node, and no assertion is needed. Sign in here.',
  },
  suiteMissing: {
    status: 503,
    zh: '本节点没有对方用的密码套件。请运维装上再试。',
    en: 'This node lacks the cipher suite of the other. Ask the operator to add it.',
  },
  homeElsewhere: {
    status: 403,
    zh: '您的身份由另一个地区认证。请从那里登录。',
    en: 'Another node vouches for this person. Sign in there.',
  },
  assertionNotForMe: {
    status: 403,
    zh: '这份身份证明不是给这里的。请再登录一次。',
    en: 'This assertion is not for this node. Sign in again.',
  },
  assertionUnreadable: {
    status: 403,
    zh: '身份证明解不开。请再登录一次。',
    en: 'This assertion cannot be opened. Sign in again.',
  },
  assertionBadSignature: {
    status: 403,
    zh: '身份证明的签名不成立。请再登录一次。',
    en: 'The signature of this assertion does not hold. Sign in again.',
  },
  assertionNotAsked: {
    status: 403,
    zh: '这份身份证明不是为这次登录要的。请再登录一次。',
    en: 'This assertion was not asked for by this sign-in. Sign in again.',
  },
  assertionEarly: {
    status: 403,
    zh: '身份证明的时间还没有到。请两地运维核对时钟。',
    en: 'This assertion was made in the future. Have both operators compare the clocks.',
  },
  assertionExpired: { status: 403, zh: '身份证明过期了。请再登录一次。', en: 'This assertion has expired. Ask for another.' },
  assertionUsed: { status: 403, zh: '身份证明已经用过。请再登录一次。', en: 'This assertion was used before. Ask for another.' },
  personDiffers: {
    status: 409,
    zh: '姓名和这里登记的不一样。请到窗口核对。',
    en: 'The name differs from the one registered here. Have it checked at a counter.',
  },
})
