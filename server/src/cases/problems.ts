import { caseProblems } from '@tongban/protocol/case/problems'
import { defineProblems } from '../platform/problem.ts'

/** What this slice refuses besides the refusals of the life table, whose words stand in `protocol/case/problems`. */
export const problem = defineProblems('cases', {
  ...caseProblems,
  notFound: {
    status: 404,
    zh: '没有这个办件，或者您不能看。请核对编号。',
    en: 'We cannot find this case, or you may not see it. Check the number.',
  },
  changed: {
    status: 412,
    zh: '别人刚改过这个办件。请重新打开后再办。',
    en: 'Someone else changed this case. Read it again before you go on.',
  },
  itemUnknown: { status: 422, zh: '没有这个能办的事项。请重新查找。', en: 'There is no such item to apply for. Search again.' },
  notPinned: {
    status: 409,
    zh: '办件的期限或方式，和事项版本写的不一样。请收件地按那个版本重新提交。',
    en: 'The case does not say what its version of the item says. Have the receiving place submit it anew under that version.',
  },
  reasonsMissing: {
    status: 422,
    zh: '请写明事实、依据和怎么申诉。不予受理的，还要写应向哪里申请。',
    en: 'Give facts, basis and remedy. Where the case is declined, say also where to apply instead.',
  },
  noVersion: {
    status: 422,
    zh: '这个事项在那里还不能申请。请看指南，或者打 12345 问。',
    en: 'This item cannot be applied for at that place yet. See the guide, or call 12345.',
  },
  noAgreement: {
    status: 422,
    zh: '两地还没有约好这件事，不能在这里办。请到办理地办。',
    en: 'No agreement in force covers this item between the two places. Apply at the place that decides.',
  },
  placeUnknown: { status: 422, zh: '没有这个地点。请重新选择。', en: 'There is no such place. Choose again.' },
  wrongNode: {
    status: 422,
    zh: '这个收件地不归本平台。请到当地平台提交。',
    en: 'That receiving place does not answer to this node. Apply on the platform of that region.',
  },
  formInvalid: {
    status: 422,
    zh: '表里有一处不对。请按提示改。',
    en: 'Something in the form is not right. Correct the named field.',
  },
  materialMissing: {
    status: 422,
    zh: '缺一样要交的材料。请补上，能后补的也可以选后补。',
    en: 'A required material is missing. Add it, or promise it where that is allowed.',
  },
  materialUnknown: {
    status: 422,
    zh: '清单里没有这项材料。请看着清单选。',
    en: 'This material is not on the list of the item. Choose from the list.',
  },
  materialForm: {
    status: 422,
    zh: '这项材料不能这样交。请换一种方式。',
    en: 'This material cannot be given in this form. Choose another.',
  },
  fileUnknown: { status: 422, zh: '没有找到上传的文件。请重新上传。', en: 'The uploaded file is not here. Upload it again.' },
  uploadUnfinished: {
    status: 409,
    zh: '文件还没有传完。请接着传。',
    en: 'The file has not all come yet. Go on sending it.',
  },
  modeNotOffered: {
    status: 422,
    zh: '这件事不能这样办。请看指南里的办法，换一种。',
    en: 'This item is not handled in that way. See the guide and choose another.',
  },
  draftNotFound: {
    status: 404,
    zh: '没有找到这份草稿。请从“我的”里打开。',
    en: 'We cannot find this draft. Open it from “My cases”.',
  },
  draftChanged: {
    status: 412,
    zh: '草稿在另一处改过了。请先看两份内容，再存。',
    en: 'The draft was changed elsewhere. Look at both texts first.',
  },
  draftAtCounter: {
    status: 409,
    zh: '窗口正在用这份草稿给您办。要自己接着填，请先把它拿回来。',
    en: 'A counter has this draft open for you. To go on yourself, take it back first.',
  },
  draftCodeWrong: {
    status: 403,
    zh: '取件码不对、过了期，或者不是这位办事人的。请核对。',
    en: 'The code is not right, has ended, or is not this person’s. Please check it.',
  },
  draftCodeLocked: {
    status: 423,
    zh: '取件码错了五次，已经作废。请本人在手机上再取一个。',
    en: 'Five wrong codes: it has ended. Ask its owner to make another.',
  },
  codeWrong: {
    status: 403,
    zh: '查询码不对。请看着收件凭证再填。',
    en: 'The query code is not right. Copy it from the receipt again.',
  },
  codeLocked: { status: 423, zh: '查询码错了五次，已经锁住。请到窗口查。', en: 'Five wrong codes: locked. Ask at the counter.' },
  claimed: {
    status: 409,
    zh: '同事已经领办了这个办件。请等他放回，或者请他放回再领。',
    en: 'A colleague has taken this case on. Wait until they let it go, or ask them to.',
  },
  noDuty: {
    status: 403,
    zh: '您在这个地方没有这个岗位。请交给那里的同事。',
    en: 'You have no such duty at this place. Leave it to a colleague there.',
  },
  notForThem: {
    status: 403,
    zh: '您没有替这个人办的委托。请本人先在网上委托您。',
    en: 'You hold no mandate to act for this person. Ask them to give you one first.',
  },
  bundleNotOpen: {
    status: 422,
    zh: '这个一件事里，有的事这里还不能办。请一件一件分开办。',
    en: 'Not every item of this bundle is open here, or it is not clear which place decides one. Apply for each item by itself.',
  },
  bundleHasJoint: {
    status: 422,
    zh: '这个一件事里有多地联办的事。请把它单独申请。',
    en: 'This bundle holds a joint item. Apply for that one by itself.',
  },
  childrenMissing: {
    status: 422,
    zh: '联办事项没有写由哪些部门办。请联系事项管理员补上。',
    en: 'This joint item names no authority to decide its parts. Ask its item manager to add them.',
  },
})
