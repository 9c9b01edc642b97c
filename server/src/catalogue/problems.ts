import { defineProblems } from '../platform/problem.ts'

/** The refusals of the catalogue. Codes are `catalogue/<key>` and never change once released. */
export const problem = defineProblems('catalogue', {
  notItemManager: {
    status: 403,
    zh: '只有该办理地的事项管理员或运维人员可以发布',
    en: 'Only an item manager of this place or an operator may publish',
  },
  notAList: {
    status: 422,
    zh: '这不是列表：需要 list（名称）和 items 或 guides（行）',
    en: 'This is no list: it needs `list`, its name, and `items` or `guides`, its rows',
  },
  itemUnknown: { status: 404, zh: '没有这个事项', en: 'There is no such item' },
  listUnknown: { status: 404, zh: '没有导入过这个列表', en: 'No such list was imported' },
  versionUnknown: { status: 404, zh: '没有这个版本', en: 'There is no such version' },
  versionMalformed: { status: 422, zh: '版本文件不完整或格式不对', en: 'The version is incomplete or not well-formed' },
  versionNotReady: {
    status: 422,
    zh: '版本还不能发布，请按提示更正',
    en: 'The version cannot be published yet; mend what is shown',
  },
  formMalformed: { status: 422, zh: '申请表的 JSON Schema 不成立', en: 'The form is not a valid JSON Schema' },
  placeElsewhere: { status: 403, zh: '这个办理地由另一个节点负责', en: 'Another node answers for this deciding place' },
  dayTaken: {
    status: 409,
    zh: '同一事项、同一办理地在这一天已有别的版本生效',
    en: 'Another version of this item at this place begins on the same day',
  },
})
