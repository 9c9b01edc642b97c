import type { FollowRefusal } from './follow.ts'

type LifeRefusal = Exclude<FollowRefusal, `clock/${string}`>

/** What each refusal of the life table says to a person, and the HTTP status a node answers with. Codes are `cases/<key>`. */
export const caseProblems = {
  wrongState: {
    status: 409,
    zh: '办件现在的状态不能做这一步。请重新打开办件，看现在能做什么。',
    en: 'This step is not open for the case as it stands now. Open the case again and see what can be done.',
  },
  transferring: {
    status: 409,
    zh: '办件正在移交。请等对方接手或退回后再办。',
    en: 'The case is being handed over. Wait until the other side takes it or gives it back.',
  },
  notTaker: {
    status: 403,
    zh: '这个办件没有移交给您这里。请让接收的地方来接手。',
    en: 'The case was not handed over to your place. Leave it to the place that it was handed to.',
  },
  wrongPlace: {
    status: 403,
    zh: '这一步不归您这里办。请看办件上写的办理地和收件地。',
    en: 'This step is not for your place to take. See who decides and who receives, on the case.',
  },
  wrongRole: {
    status: 403,
    zh: '您的岗位不能做这一步。请交给有这个岗位的同事。',
    en: 'Your role cannot take this step. Leave it to a colleague who has the role.',
  },
  notGranted: {
    status: 403,
    zh: '协议没有把这一步交给收件地。请转给办理地来做。',
    en: 'The agreement does not grant this step to the receiving place. Hand it over to the place that decides.',
  },
  notHolder: {
    status: 409,
    zh: '办件现在在另一地，只有那里能写。请向那里提出请求。',
    en: 'Another place holds the case, and only it may write. Ask that place for the step.',
  },
  notThroughStaff: {
    status: 403,
    zh: '这一步要本人做，工作人员不能代做。请让本人在网上办。',
    en: 'The person must do this alone. Let them do it online.',
  },
  secondNeeded: {
    status: 422,
    zh: '这一步要两个人。请先让复核人同意，您再确认。',
    en: 'This step takes two. Let a second person approve it, then confirm.',
  },
  secondIsFirst: {
    status: 422,
    zh: '复核人不能是您自己。请换一位同事复核。',
    en: 'The second person cannot be you. Ask a colleague to approve it.',
  },
  pendingOpen: {
    status: 409,
    zh: '答应后补的材料还没有补齐。请补齐后再准予。',
    en: 'Promised materials are still missing. Wait for them before you grant.',
  },
  pendingUnknown: {
    status: 422,
    zh: '没有这项等着后补的材料。请看着办件里的清单选。',
    en: 'This material was not promised, or is already here. Choose from the list of the case.',
  },
  feeOpen: {
    status: 409,
    zh: '还有费用没有缴。请等缴清后再出证。',
    en: 'A fee is still open. Wait until it is paid, then issue the result.',
  },
  feeTwice: {
    status: 409,
    zh: '这项费用已经通知过了。请看办件里的缴费记录。',
    en: 'This fee has been charged already. See what the case says of its fees.',
  },
  feeUnknown: {
    status: 409,
    zh: '没有这笔要缴的费用。请看着办件里的费用选。',
    en: 'There is no such open fee. Choose from the fees of the case.',
  },
  inquiryTwice: {
    status: 409,
    zh: '这个协查编号已经用过。请换一个编号再问。',
    en: 'This inquiry has been asked already. Use another number for a new one.',
  },
  inquiryUnknown: {
    status: 409,
    zh: '没有这个等答复的协查。请重新打开办件看一看。',
    en: 'There is no such open inquiry. Open the case again and look.',
  },
  inquiryToHolder: {
    status: 422,
    zh: '不能向自己这里协查。请选另一个地方。',
    en: 'The holder cannot ask itself. Choose another place.',
  },
  notAsked: {
    status: 403,
    zh: '这个协查问的不是您这里。请留给被问的地方答复。',
    en: 'This inquiry was not put to your place. Leave it to the place that was asked.',
  },
  ratedAlready: {
    status: 409,
    zh: '您已经评价过了，不用再评。有话要说，请用“投诉”。',
    en: 'It has been rated already. To say more, use “Complaints”.',
  },
  takerIsHolder: {
    status: 422,
    zh: '办件就在您这里，不用移交。请选另一个地方。',
    en: 'The case is here already. Choose another place to hand it to.',
  },
  takerNotAsking: {
    status: 422,
    zh: '只能移交给提出请求的地方。请选那个地方。',
    en: 'The case can only go to the place that asked for it. Choose that place.',
  },
  wrongLimit: {
    status: 422,
    zh: '移交的时限和协议不一样。请重新打开办件再移交。',
    en: 'The hand-over limit is not that of the agreement. Open the case again and hand it over anew.',
  },
  papersMissing: {
    status: 409,
    zh: '纸质材料还没有登记到达。请先登记到达，再接手。',
    en: 'The papers have not been noted as arrived. Note their arrival, then take over.',
  },
  silenceNotVouched: {
    status: 409,
    zh: '要收件地先证明到期没有补来。请等收件地提出终止。',
    en: 'The receiving place must vouch that nothing came in time. Wait for its request to end the case.',
  },
  untilNotPast: {
    status: 409,
    zh: '补材料的日子还没有过。请等过了那天再终止。',
    en: 'The day for the supplement has not passed. Wait until it has.',
  },
  untilTooEarly: {
    status: 422,
    zh: '补材料的日子要在今天以后。请换一个日子。',
    en: 'The day for the supplement must be after today. Choose a later day.',
  },
  unknownAct: {
    status: 422,
    zh: '没有这个步骤。请从办件上的按钮里选。',
    en: 'There is no such step. Choose from the buttons of the case.',
  },
  badFacts: {
    status: 422,
    zh: '这一步缺少内容，或者格式不对。请按提示补全。',
    en: 'Something this step needs is missing or malformed. Fill in what is named.',
  },
  wrongSeq: {
    status: 409,
    zh: '事件的序号接不上。请取得前面的事件再发。',
    en: 'The event does not follow the last one. Fetch what came before, then send it again.',
  },
  wrongCase: {
    status: 409,
    zh: '事件属于另一个办件。请核对办件编号。',
    en: 'The event belongs to another case. Check the id of the case.',
  },
  bornTwice: {
    status: 409,
    zh: '这个办件已经提交过。请打开已有的那一件。',
    en: 'The case has been submitted already. Open the one that exists.',
  },
  timeRunsBack: {
    status: 409,
    zh: '事件的时间比上一个还早。请校准写入节点的时钟。',
    en: 'The event is earlier than the one before it. Set the clock of the node that wrote it.',
  },
  wrongTime: {
    status: 409,
    zh: '事件的法定时间不对。请核对写入节点的日历和时钟。',
    en: 'The legal time of the event is not right. Check calendar and clock of the node that wrote it.',
  },
  wrongDay: {
    status: 409,
    zh: '事件算在哪一天不对。请核对写入节点的日历。',
    en: 'The day on which the event counts is not right. Check the calendar of the node that wrote it.',
  },
  deemedFirst: {
    status: 409,
    zh: '告知期限已过，依法已算受理。请先记下这一步，再办别的。',
    en: 'Silence has accepted the case by law. Write that down first, then take the step.',
  },
  notDeemed: {
    status: 409,
    zh: '告知期限还没有过，还不算受理。请照常受理或告知。',
    en: 'The case is not accepted by silence yet. Accept it or give the notice as usual.',
  },
  sectionNotAllowed: {
    status: 422,
    zh: '这一步不能带这类内容。请去掉它再提交。',
    en: 'This step may not carry content of that kind. Take it out and send again.',
  },
  requestUnknown: {
    status: 409,
    zh: '没有要答复的这个请求。请重新打开办件看一看。',
    en: 'There is no such request to answer. Open the case again and look.',
  },
  requestAnswered: {
    status: 409,
    zh: '这个请求已经答复过了。请重新打开办件看结果。',
    en: 'The request has been answered already. Open the case again and see how.',
  },
  requestDiffers: {
    status: 409,
    zh: '做的和请求的不一样。请照请求做，或者写明为什么不做。',
    en: 'The act is not what was asked. Do what was asked, or say why not.',
  },
  notWriter: {
    status: 409,
    zh: '只有持有地能写。请等办件转过来再写。',
    en: 'Only the holder may write. Wait until the case is handed to you.',
  },
  childUnknown: {
    status: 409,
    zh: '联办件里没有这个分件。请核对分件的编号。',
    en: 'The parent names no such child. Check the id of the child.',
  },
  childrenOpen: {
    status: 409,
    zh: '还有分件没有办完。请等它们都办完。',
    en: 'Some children have not ended yet. Wait until all have.',
  },
  fork: {
    status: 409,
    zh: '这个序号上已有另一个事件。请两地运维核对这个办件。',
    en: 'Another event already stands at this place of the chain. Have both operators compare the case.',
  },
  badBody: {
    status: 409,
    zh: '内容和事件里的摘要对不上。请写入节点重新发送。',
    en: 'The content does not match what the event names. Have the node that wrote it send it again.',
  },
  badPrev: {
    status: 409,
    zh: '事件没有接在上一个之后。请取得前面的事件再发。',
    en: 'The event does not name the one before it. Fetch what came before, then send it again.',
  },
} as const satisfies Record<
  LifeRefusal | 'childUnknown' | 'childrenOpen' | 'fork' | 'badBody' | 'badPrev',
  { status: 403 | 409 | 422; zh: string; en: string }
>
