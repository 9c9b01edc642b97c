import { defineProblems } from '../platform/problem.ts'

/** The refusals of the catalogue. Codes are `catalogue/<key>` and never change once released. */
export const problem = defineProblems('catalogue', {
  notItemManager: {
    status: 403,
    zh: '只有这个办理地的事项管理员或运维能发布。请交给他们。',
    en: 'Only an item manager of this place or an operator may publish. Ask one of them.',
  },
  notAList: {
    status: 422,
    zh: '这不是列表。请写上 list（名称）和 items 或 guides（行）。',
    en: 'This is no list. Give `list`, its name, and `items` or `guides`, its rows.',
  },
  itemUnknown: { status: 404, zh: '没有这个事项。请重新查找。', en: 'There is no such item. Search again.' },
  listUnknown: {
    status: 404,
    zh: '没有导入过这个列表。请核对名称，或者先导入。',
    en: 'No such list was imported. Check its name, or import it first.',
  },
  versionUnknown: { status: 404, zh: '没有这个版本。请核对版本的哈希。', en: 'There is no such version. Check its hash.' },
  versionMalformed: {
    status: 422,
    zh: '版本文件不完整，或者格式不对。请按提示补全。',
    en: 'The version is incomplete or not well-formed. Mend what is shown.',
  },
  versionNotReady: {
    status: 422,
    zh: '版本还不能发布。请按提示改好。',
    en: 'The version cannot be published yet. Mend what is shown.',
  },
  formMalformed: {
    status: 422,
    zh: '申请表不是合格的 JSON Schema。请改好再存。',
    en: 'The form is not a valid JSON Schema. Mend it and save again.',
  },
  placeElsewhere: {
    status: 403,
    zh: '这个办理地归另一个节点。请到那里去改。',
    en: 'Another node answers for this deciding place. Make the change there.',
  },
  dayTaken: {
    status: 409,
    zh: '这一天已有别的版本生效。请换一个生效日。',
    en: 'Another version of this item at this place begins on the same day. Choose another day.',
  },
  notEditor: {
    status: 403,
    zh: '只有这个办理地的事项管理员或运维能改。请交给他们。',
    en: 'Only an item manager of this place or an operator may edit this. Ask one of them.',
  },
  situationsUnknown: {
    status: 404,
    zh: '这件事在这里没有情形问题。请直接看材料清单。',
    en: 'This item has no situations at this place. Go straight to the list of materials.',
  },
  situationsMalformed: {
    status: 422,
    zh: '情形表不完整，或者前后对不上。请按提示改。',
    en: 'The situations are incomplete or name what is not there. Mend what is shown.',
  },
  situationsChanged: {
    status: 412,
    zh: '别人先存了这些情形。请对照两份内容再存。',
    en: 'Somebody else saved these situations first. Compare both texts, then save again.',
  },
  situationsNotReady: {
    status: 422,
    zh: '情形表还有问题，不能发布。请读草稿里的逐条说明。',
    en: 'The situations cannot be published yet. Read the draft: it names each thing to mend.',
  },
  situationsStarted: {
    status: 422,
    zh: '生效日已经过了。请定在今天或以后。',
    en: 'The first day has passed. Let the situations begin today or later.',
  },
  answerUnknown: {
    status: 400,
    zh: '没有这个问题，或者没有这个选项。请重新选。',
    en: 'There is no such question or no such option. Choose again.',
  },
  bundleUnknown: {
    status: 404,
    zh: '没有这个一件事。请从“一件事”里重新选。',
    en: 'There is no such bundle. Choose again from the bundles.',
  },
  bundleMalformed: {
    status: 422,
    zh: '一件事不完整，或者格式不对。请按提示补全。',
    en: 'The bundle is incomplete or not well-formed. Mend what is shown.',
  },
  bundleChanged: {
    status: 412,
    zh: '别人先存了这个一件事。请对照两份内容再存。',
    en: 'Somebody else saved this bundle first. Compare both texts, then save again.',
  },
  listNameMissing: {
    status: 422,
    zh: '请用 list 写列表名称。只用小写字母、数字和连字符，最多 60 个。',
    en: 'Name the list with `list`. Use small letters, digits and hyphens, 60 at most.',
  },
  columnMissing: {
    status: 422,
    zh: '第一行没有“事项名称”这一栏。请加上再导入。',
    en: 'The first row has no column for the name of the item. Add one and import again.',
  },
  columnTwice: {
    status: 422,
    zh: '第一行有两栏内容一样。请删掉一栏再导入。',
    en: 'Two columns of the first row are the same. Take one out and import again.',
  },
  notAWorkbook: {
    status: 422,
    zh: '这个文件不能当 xlsx 读。请另存为 xlsx 再传。',
    en: 'This is no xlsx file that can be read. Save it as xlsx and send it again.',
  },
  fileTooWide: {
    status: 413,
    zh: '文件展开后太大，或者栏太多。请分成几份导入。',
    en: 'The file is too large once unpacked, or has too many columns. Split it and import the parts.',
  },
  notText: {
    status: 422,
    zh: 'CSV 既不是 UTF-8，也不是 GB 18030。请另存为 UTF-8 再传。',
    en: 'The CSV is text neither in UTF-8 nor in GB 18030. Save it as UTF-8 and send it again.',
  },
  csvMalformed: {
    status: 422,
    zh: 'CSV 里有引号没有配对。请补上再导入。',
    en: 'A quotation mark of the CSV is never closed. Close it and import again.',
  },
  onlyAsJson: {
    status: 422,
    zh: '服务指南只能用 JSON 导入导出。请换成 JSON。',
    en: 'Guides are imported and exported as JSON only. Use JSON.',
  },
  notManager: {
    status: 403,
    zh: '只有事项管理员或运维能这样做。请交给他们。',
    en: 'Only an item manager or an operator may do this. Ask one of them.',
  },
  statementMalformed: {
    status: 422,
    zh: '目录事件的格式不对。请发送方按协议改好再发。',
    en: 'The event about the catalogue is not well-formed. Have its sender mend it and send it again.',
  },
  documentMismatch: {
    status: 422,
    zh: '文件和事件写的哈希对不上。请发送方重新发送。',
    en: 'The document is not the one that the event names by its hash. Have its sender send it again.',
  },
  notItsPlace: {
    status: 403,
    zh: '这个办理地不归发送方。请发送方核对地点。',
    en: 'The sender does not answer for this place. Have it check the place.',
  },
  standardUnknown: { status: 404, zh: '没有这份标准。请核对编号。', en: 'There is no such standard. Check its id.' },
  standardMalformed: {
    status: 422,
    zh: '标准不完整，或者格式不对。请按提示补全。',
    en: 'The standard is incomplete or not well-formed. Mend what is shown.',
  },
  partyUnknown: {
    status: 422,
    zh: '参加方要在信任名单里，也要有提出方。请改好再提。',
    en: 'The parties must be nodes of the trust list, the proposer among them. Correct them and propose again.',
  },
  dayPast: {
    status: 422,
    zh: '生效日最早是明天。请换一个日子。',
    en: 'It cannot come into force before tomorrow. Choose a later day.',
  },
  proposalUnknown: { status: 404, zh: '没有这份提案。请核对编号。', en: 'There is no such proposal. Check its id.' },
  notParty: {
    status: 403,
    zh: '本地区没有参加这份提案。请让参加方来办。',
    en: 'This region is no party to the proposal. Leave it to the parties.',
  },
  withdrawn: {
    status: 409,
    zh: '提案已经撤回。要再提，请另写一份。',
    en: 'The proposal was withdrawn. Make a new one to propose it again.',
  },
  alreadyAdopted: {
    status: 409,
    zh: '本地区已经通过这份提案。请等其他地区。',
    en: 'This region has already adopted the proposal. Wait for the others.',
  },
  notCommented: {
    status: 409,
    zh: '还有地区没有提意见。请等各方都提完。',
    en: 'Not every region has commented yet. Wait until all have.',
  },
  objected: { status: 409, zh: '有地区反对。请先商量好，再通过。', en: 'A region objects. Come to terms before adopting.' },
  outdated: {
    status: 409,
    zh: '提案依据的标准已经换了。请按新标准重新提出。',
    en: 'The standard it builds on was replaced. Propose it anew.',
  },
  notProposer: {
    status: 403,
    zh: '只有提出方能撤回。请联系提出的地区。',
    en: 'Only the region that proposed may withdraw. Ask that region.',
  },
  undeclaredDifference: {
    status: 422,
    zh: '和统一标准有没登记、或到了期的差异。请先登记差异，或改成一样。',
    en: 'It differs from the standard in ways that no declared difference covers. Declare them, or follow the standard.',
  },
  varianceUnknown: {
    status: 404,
    zh: '没有这条差异登记。请核对编号。',
    en: 'There is no such declared difference. Check its id.',
  },
  varianceMalformed: {
    status: 422,
    zh: '差异登记不完整。请补上理由、依据和期限。',
    en: 'The declared difference is incomplete. Give its reason, basis and last day.',
  },
  requestUnknown: {
    status: 404,
    zh: '没有等着审的这条差异。请刷新待审的清单。',
    en: 'No difference waits for approval under this id. Read the list of those that wait again.',
  },
  ownApproval: {
    status: 403,
    zh: '不能审自己提出的差异。请换一位同事审。',
    en: 'Nobody approves a difference of their own. Ask a colleague.',
  },
  consentNotAsked: {
    status: 403,
    zh: '这条差异不用本地区同意。请留给写明的地区。',
    en: 'This difference does not need the consent of this region. Leave it to those that were asked.',
  },
  daysReversed: {
    status: 422,
    zh: '失效日比生效日还早。请改好两个日子。',
    en: 'It ends before it begins. Correct the two days.',
  },
  haltUnknown: { status: 404, zh: '没有这条暂停或取消。请核对编号。', en: 'There is no such suspension. Check its id.' },
  retired: {
    status: 409,
    zh: '这件事在该地已经取消，不能恢复。要再办，请发布新版本。',
    en: 'The item was retired at this place and cannot be resumed. Publish a new version to offer it again.',
  },
  nothingOffered: {
    status: 409,
    zh: '该地没有发布这个事项。请先发布一个版本。',
    en: 'This place publishes no version of the item. Publish one first.',
  },
  noStandard: {
    status: 409,
    zh: '这个事项还没有生效的统一标准。请等标准通过后再领取。',
    en: 'No standard of this item is in force to be claimed. Wait until one is adopted.',
  },
  alreadyClaimed: {
    status: 409,
    zh: '该地已经领取这个事项。请直接改它的草稿。',
    en: 'This place has already claimed the item. Edit its draft.',
  },
  draftUnknown: {
    status: 404,
    zh: '该地没有这个事项的草稿。请先领取事项。',
    en: 'This place has no draft of the item. Claim the item first.',
  },
  draftChanged: {
    status: 412,
    zh: '别人先改了这份草稿，两份都留着。请对照后再存。',
    en: 'Someone else saved this draft first; both texts are kept. Compare them and save again.',
  },
  batchChanged: {
    status: 409,
    zh: '这个批次已经公布，不能再改。请另公布一个批次。',
    en: 'This batch was announced with another content. Announce another batch.',
  },
  noticeUnknown: {
    status: 404,
    zh: '没有这条变更通知。请刷新通知清单。',
    en: 'There is no such notice of a change. Read the list of notices again.',
  },
  notStaffHere: {
    status: 403,
    zh: '只有这个窗口的工作人员能这样做。请交给那里的同事。',
    en: 'Only staff of this counter may do this. Leave it to a colleague there.',
  },
  placeUnknown: {
    status: 422,
    zh: '没有这个地名或区划代码。请重新选一个地方。',
    en: 'There is no place of this name or code. Choose again.',
  },
})
