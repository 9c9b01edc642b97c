import type { FollowRefusal } from './follow.ts'

type LifeRefusal = Exclude<FollowRefusal, `clock/${string}`>

/** What each refusal of the life table says to a person, and the HTTP status a node answers with. Codes are `cases/<key>`. */
export const caseProblems = {
  wrongState: { status: 409, zh: '办件现在的状态不能做这一步。', en: 'This step is not open for the case as it stands now.' },
  transferring: {
    status: 409,
    zh: '办件正在移交,等对方接收或退回后再办。',
    en: 'The case is being handed over. Wait until the other side takes it or gives it back.',
  },
  notTaker: { status: 403, zh: '办件没有移交给您所在的地点。', en: 'The case was not handed over to your place.' },
  wrongPlace: { status: 403, zh: '这一步不由您所在的地点办理。', en: 'This step is not for your place to take.' },
  wrongRole: { status: 403, zh: '您的岗位不能做这一步。', en: 'Your role cannot take this step.' },
  notGranted: {
    status: 403,
    zh: '合作协议没有把这项权限给收件地。',
    en: 'The agreement does not grant this right to the receiving place.',
  },
  notHolder: {
    status: 409,
    zh: '办件现在由另一地持有,只有持有地能写入。',
    en: 'Another place holds the case; only the holder may write.',
  },
  notThroughStaff: {
    status: 403,
    zh: '这一步须由本人完成,工作人员不能代做。',
    en: 'The person must do this alone; staff may not do it for them.',
  },
  secondNeeded: { status: 422, zh: '这一步须有第二人审批。', en: 'A second person must approve this step.' },
  secondIsFirst: { status: 422, zh: '审批人不能与经办人相同。', en: 'The second person must be someone else.' },
  pendingOpen: {
    status: 409,
    zh: '容缺的材料还没补齐,不能准予。',
    en: 'Promised materials are still missing; it cannot be granted yet.',
  },
  pendingUnknown: { status: 422, zh: '没有这项待补的容缺材料。', en: 'This material was not promised, or is already here.' },
  feeOpen: {
    status: 409,
    zh: '还有费用未缴,缴清后才能出证。',
    en: 'A fee is open; it must be paid before the result is issued.',
  },
  feeTwice: { status: 409, zh: '同一收费事由只能收一次。', en: 'This fee has been charged already.' },
  feeUnknown: { status: 409, zh: '没有这笔待缴的费用。', en: 'There is no such open fee.' },
  inquiryTwice: { status: 409, zh: '这个协查编号已经用过。', en: 'This inquiry has been asked already.' },
  inquiryUnknown: { status: 409, zh: '没有这个待答的协查。', en: 'There is no such open inquiry.' },
  inquiryToHolder: { status: 422, zh: '不能向持有地自己发起协查。', en: 'The holder cannot ask itself.' },
  notAsked: { status: 403, zh: '这个协查不是问您所在地点的。', en: 'This inquiry was not put to your place.' },
  ratedAlready: { status: 409, zh: '已经评价过了。', en: 'It has been rated already.' },
  takerIsHolder: { status: 422, zh: '不能移交给自己。', en: 'A case cannot be handed over to the place that holds it.' },
  takerNotAsking: { status: 422, zh: '只能移交给请求的地点。', en: 'The case can only go to the place that asked for it.' },
  wrongLimit: { status: 422, zh: '移交时限与合作协议不符。', en: 'The hand-over limit is not that of the agreement.' },
  papersMissing: { status: 409, zh: '纸质材料尚未登记到达,不能接收。', en: 'The papers have not been noted as arrived.' },
  silenceNotVouched: {
    status: 409,
    zh: '须由收件地证明申请人逾期未补正。',
    en: 'The receiving place must vouch that no supplement came.',
  },
  untilNotPast: { status: 409, zh: '补正期限还没有过。', en: 'The day for the supplement has not passed.' },
  untilTooEarly: { status: 422, zh: '补正期限须晚于今天。', en: 'The day for the supplement must be after today.' },
  unknownAct: { status: 422, zh: '没有这个步骤。', en: 'There is no such step.' },
  badFacts: { status: 422, zh: '这一步缺少必要的内容,或格式不对。', en: 'Something this step needs is missing or malformed.' },
  wrongSeq: { status: 409, zh: '事件的序号不连续。', en: 'The event does not follow the last one.' },
  wrongCase: { status: 409, zh: '事件属于另一个办件。', en: 'The event belongs to another case.' },
  bornTwice: { status: 409, zh: '办件已经提交过。', en: 'The case has been submitted already.' },
  timeRunsBack: { status: 409, zh: '事件的时间早于上一个事件。', en: 'The event is earlier than the one before it.' },
  wrongTime: { status: 409, zh: '事件的法定时间不对。', en: 'The legal time of the event is not right.' },
  wrongDay: { status: 409, zh: '事件的计时日期不对。', en: 'The day on which the event counts is not right.' },
  deemedFirst: {
    status: 409,
    zh: '逾期未告知,须先记入视为受理。',
    en: 'Silence has accepted the case; that must be written first.',
  },
  notDeemed: { status: 409, zh: '还没有到视为受理的时候。', en: 'The case is not accepted by silence yet.' },
  sectionNotAllowed: { status: 422, zh: '这一步不能带这类内容。', en: 'This step may not carry content of that kind.' },
  requestUnknown: { status: 409, zh: '没有所答复的请求。', en: 'There is no such request to answer.' },
  requestAnswered: { status: 409, zh: '这个请求已经答复过。', en: 'The request has been answered already.' },
  requestDiffers: { status: 409, zh: '答复的内容与请求不一致。', en: 'The act is not what was asked.' },
  notWriter: { status: 409, zh: '只有持有地能写入。', en: 'Only the holder may write.' },
  childUnknown: { status: 409, zh: '联办件里没有这个分件。', en: 'The parent names no such child.' },
  childrenOpen: { status: 409, zh: '还有分件没有办结。', en: 'Some children have not ended yet.' },
  fork: { status: 409, zh: '这个序号上已有另一个事件。', en: 'Another event already stands at this place of the chain.' },
  badBody: { status: 409, zh: '内容与事件里的摘要不符。', en: 'The content does not match what the event names.' },
  badPrev: { status: 409, zh: '事件没有接在上一个事件之后。', en: 'The event does not name the one before it.' },
} as const satisfies Record<
  LifeRefusal | 'childUnknown' | 'childrenOpen' | 'fork' | 'badBody' | 'badPrev',
  { status: 403 | 409 | 422; zh: string; en: string }
>
