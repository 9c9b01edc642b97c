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
  notEditor: {
    status: 403,
    zh: '只有该办理地的事项管理员或运维人员可以编辑',
    en: 'Only an item manager of this place or an operator may edit this',
  },
  situationsUnknown: { status: 404, zh: '这一事项在这一地没有情形引导', en: 'This item has no situations at this place' },
  situationsMalformed: {
    status: 422,
    zh: '情形表不完整或前后不一致，请按提示更正',
    en: 'The situations are incomplete or name what is not there; mend what is shown',
  },
  situationsChanged: {
    status: 412,
    zh: '别人已先保存了这些情形；请对照两份内容后再保存',
    en: 'Somebody else saved these situations first; compare both texts, then save again',
  },
  situationsNotReady: {
    status: 422,
    zh: '情形表还有问题，不能发布；读取草稿可见逐条说明',
    en: 'The situations cannot be published yet; the draft names each thing to mend',
  },
  situationsStarted: {
    status: 422,
    zh: '生效日已过，请把生效日定在今天或以后',
    en: 'The first day has passed; let the situations begin today or later',
  },
  answerUnknown: { status: 400, zh: '没有这个问题或这个选项', en: 'There is no such question or no such option' },
  bundleUnknown: { status: 404, zh: '没有这个一件事', en: 'There is no such bundle' },
  bundleMalformed: { status: 422, zh: '一件事不完整或格式不对', en: 'The bundle is incomplete or not well-formed' },
  bundleChanged: {
    status: 412,
    zh: '别人已先保存了这个一件事；请对照两份内容后再保存',
    en: 'Somebody else saved this bundle first; compare both texts, then save again',
  },
  listNameMissing: {
    status: 422,
    zh: '请用 list 给出列表名称：小写字母、数字和连字符，不超过 60 个字符',
    en: 'Name the list with `list`: small letters, digits and hyphens, 60 at most',
  },
  columnMissing: { status: 422, zh: '第一行没有“事项名称”这一栏', en: 'The first row has no column for the name of the item' },
  columnTwice: { status: 422, zh: '第一行有两栏是同一内容', en: 'Two columns of the first row are the same' },
  notAWorkbook: { status: 422, zh: '这不是可以读取的 xlsx 文件', en: 'This is no xlsx file that can be read' },
  fileTooWide: {
    status: 413,
    zh: '文件展开后太大或栏数太多',
    en: 'The file is too large once unpacked, or has too many columns',
  },
  notText: { status: 422, zh: 'CSV 既不是 UTF-8 也不是 GB 18030 文字', en: 'The CSV is text neither in UTF-8 nor in GB 18030' },
  csvMalformed: { status: 422, zh: 'CSV 的引号没有配对', en: 'A quotation mark of the CSV is never closed' },
  onlyAsJson: { status: 422, zh: '服务指南只能以 JSON 导入导出', en: 'Guides are imported and exported as JSON only' },
})
