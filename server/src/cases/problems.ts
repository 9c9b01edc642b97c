import { caseProblems } from '@tongban/protocol/case/problems'
import { defineProblems } from '../platform/problem.ts'

/** What this slice refuses besides the refusals of the life table, whose words stand in `protocol/case/problems`. */
export const problem = defineProblems('cases', {
  ...caseProblems,
  notFound: {
    status: 404,
    zh: '找不到这个办件,或您无权查看。请核对编号。',
    en: 'We cannot find this case, or you may not see it. Check the number.',
  },
  changed: {
    status: 412,
    zh: '别人刚改过这个办件。请重新打开后再办。',
    en: 'Someone else changed this case. Read it again before you go on.',
  },
  itemUnknown: { status: 422, zh: '没有这个可办理的事项,请重新查找。', en: 'There is no such item to apply for. Search again.' },
  notPinned: {
    status: 409,
    zh: '办件所记的期限或方式与所依据的事项版本不符。',
    en: 'The case does not say what the version of the item says that it was born under.',
  },
  reasonsMissing: {
    status: 422,
    zh: '须写明事实、依据和救济途径;不予受理的还须写明应向哪里申请。',
    en: 'Give facts, basis and remedy; where the case is declined, also where to apply instead.',
  },
  noVersion: { status: 422, zh: '这个事项在该地还不能申请。', en: 'This item cannot be applied for at that place yet.' },
  noAgreement: {
    status: 422,
    zh: '两地尚无该事项的合作协议,不能跨区域办理。',
    en: 'No agreement in force covers this item between the two places.',
  },
  placeUnknown: { status: 422, zh: '没有这个地点,请重新选择。', en: 'There is no such place. Choose again.' },
  wrongNode: {
    status: 422,
    zh: '这个收件地不归本平台,请到当地平台提交。',
    en: 'That receiving place does not answer to this node.',
  },
  formInvalid: {
    status: 422,
    zh: '表单有一处填写不对,请按提示改正。',
    en: 'Something in the form is not right. Correct the named field.',
  },
  materialMissing: {
    status: 422,
    zh: '缺少必要材料,请补上或选择承诺后补。',
    en: 'A required material is missing. Add it, or promise it where that is allowed.',
  },
  materialUnknown: {
    status: 422,
    zh: '清单里没有这项材料,请看着清单选。',
    en: 'This material is not on the list of the item. Choose from the list.',
  },
  materialForm: {
    status: 422,
    zh: '这项材料不能用这种方式提供,请换一种。',
    en: 'This material cannot be given in this form. Choose another.',
  },
  fileUnknown: { status: 422, zh: '找不到上传的文件,请重新上传。', en: 'The uploaded file is not here. Upload it again.' },
  uploadUnfinished: {
    status: 409,
    zh: '文件还没有传完,请接着传。',
    en: 'The file has not all come yet. Go on sending it.',
  },
  modeNotOffered: { status: 422, zh: '这个事项不支持所选的办理方式。', en: 'This item is not handled in that mode.' },
  draftNotFound: {
    status: 404,
    zh: '找不到这份草稿,请从“我的”里打开。',
    en: 'We cannot find this draft. Open it from “My cases”.',
  },
  draftChanged: {
    status: 412,
    zh: '草稿在另一处被修改过,请先查看两份内容。',
    en: 'The draft was changed elsewhere. Look at both texts first.',
  },
  draftAtCounter: {
    status: 409,
    zh: '窗口正在用这份草稿给您办。要自己接着填，请先把它拿回来。',
    en: 'A counter has this draft open for you. To go on yourself, take it back first.',
  },
  draftCodeWrong: {
    status: 403,
    zh: '取件码不对、过了期，或者不是这位办事人的，请核对。',
    en: 'The code is not right, has ended, or is not this person’s. Please check it.',
  },
  draftCodeLocked: {
    status: 423,
    zh: '取件码错了五次，已经作废。请本人在手机上再取一个。',
    en: 'Five wrong codes: it has ended. Its owner can make another.',
  },
  codeWrong: {
    status: 403,
    zh: '查询码不对,请看着收件凭证再填。',
    en: 'The query code is not right. Copy it from the receipt again.',
  },
  codeLocked: { status: 423, zh: '查询码错了五次,已锁定。请到窗口查询。', en: 'Five wrong codes: locked. Ask at the counter.' },
  claimed: {
    status: 409,
    zh: '这个办件已由同事领办,请等他放回,或者先放回再领。',
    en: 'A colleague has taken this case on. Wait until they let it go, or release it first.',
  },
  noDuty: { status: 403, zh: '您在这个地点没有相应职责。', en: 'You have no such duty at this place.' },
  notForThem: { status: 403, zh: '您没有代该申请人办理的授权。', en: 'You hold no mandate to act for this person.' },
  bundleNotOpen: {
    status: 422,
    zh: '这个一件事里还有事项在这里不能申请，或要先选由哪里办。',
    en: 'Not every item of this bundle is open here, or it is not clear which place decides one.',
  },
  bundleHasJoint: {
    status: 422,
    zh: '这个一件事里有多地联办的事项，要单独申请。',
    en: 'This bundle holds a joint item, which is applied for by itself.',
  },
  childrenMissing: {
    status: 422,
    zh: '联办事项没有可分办的部门。',
    en: 'This joint item names no authority to decide its parts.',
  },
})
