import { defineProblems } from './problem.ts'

/** The refusals of the platform itself: input, access, store and set-up. */
export const problem = defineProblems('platform', {
  internal: {
    status: 500,
    zh: '系统出错，已记录，请稍后再试',
    en: 'Something went wrong here and was recorded; try again later',
  },
  badJson: { status: 400, zh: '请求内容不是合格的 JSON', en: 'The request body is not well-formed JSON' },
  badText: {
    status: 400,
    zh: '文字里有不能使用的字符，请删掉再填',
    en: 'A text contains a character that cannot be used; take it out',
  },
  badInput: { status: 400, zh: '有的栏目填写不对，请按提示更正', en: 'Some fields are not right; correct them as shown' },
  badRequest: { status: 400, zh: '请求不符合 HTTP 规范', en: 'The request is not proper HTTP' },
  badCursor: {
    status: 400,
    zh: '翻页标记无效，请从第一页重新开始',
    en: 'The page cursor is not valid; start from the first page',
  },
  badIdempotencyKey: {
    status: 400,
    zh: 'Idempotency-Key 应为 1–200 个可见字符',
    en: 'Idempotency-Key must be 1–200 visible characters',
  },
  badIfMatch: {
    status: 400,
    zh: 'If-Match 应为读取时得到的版本号',
    en: 'If-Match must be the version you were given when you read',
  },
  badConfig: { status: 400, zh: '配置有误，节点未启动', en: 'The configuration is wrong; the node did not start' },
  tooDeep: { status: 400, zh: '请求内容层次太深', en: 'The request body is nested too deeply' },
  tooMany: { status: 413, zh: '请求内容项目太多', en: 'The request body has too many values' },
  tooLarge: { status: 413, zh: '请求内容太大', en: 'The request body is too large' },
  fileTooLarge: {
    status: 413,
    zh: '文件超过 20 MB，请换一个小一点的',
    en: 'The file is larger than 20 MB; choose a smaller one',
  },
  fileEmpty: { status: 422, zh: '文件是空的，请换一个', en: 'The file is empty; choose another' },
  fileTypeUnknown: {
    status: 415,
    zh: '不接受这种文件，请用 PDF、OFD、图片或 Office 文件',
    en: 'This kind of file is not accepted; use PDF, OFD, an image or an Office file',
  },
  fileTypeMismatch: {
    status: 422,
    zh: '文件内容与所称的类型不符，请选原来的文件',
    en: 'The content of the file is not of the type it claims; choose the original file',
  },
  fileHashMismatch: {
    status: 422,
    zh: '文件内容与所称的摘要不符，请再传一次',
    en: 'The content of the file does not match the hash it claims; send it again',
  },
  mediaType: { status: 415, zh: '请用 application/json 提交', en: 'Send application/json' },
  noActor: { status: 401, zh: '请先登录', en: 'Sign in first' },
  noRoute: { status: 404, zh: '没有这个地址', en: 'There is nothing at this address' },
  noIdempotencyKey: { status: 400, zh: '缺少 Idempotency-Key', en: 'Idempotency-Key is missing' },
  noIfMatch: { status: 428, zh: '缺少 If-Match，请先读取最新版本', en: 'If-Match is missing; read the latest version first' },
  inProgress: { status: 409, zh: '同一请求正在办理，请稍后再取结果', en: 'The same request is under way; ask again in a moment' },
  keyReused: {
    status: 422,
    zh: '同一 Idempotency-Key 不能用于不同的请求',
    en: 'One Idempotency-Key cannot be used for two different requests',
  },
  tooManyRequests: { status: 429, zh: '请求太频繁，请稍后再试', en: 'Too many requests; try again in a moment' },
  storeAway: {
    status: 503,
    zh: '数据库暂时连不上，请稍后再试，已交的内容没有丢失',
    en: 'The database is away for the moment; try again, nothing you sent before is lost',
  },
  storeFull: { status: 507, zh: '磁盘已满，未保存，请联系运维', en: 'The disk is full and nothing was saved; tell the operator' },
  keysExposed: {
    status: 503,
    zh: '密钥文件别人也能读，请改为仅所有者可读写',
    en: 'Others can read the key file; let only its owner read and write it',
  },
  keysUnreadable: {
    status: 503,
    zh: '密钥文件损坏或与配置的密码套件不符',
    en: 'The key file is damaged or not of the configured suite',
  },
  clockBackwards: { status: 409, zh: '实验时钟只能向前拨', en: 'The lab clock only moves forward' },
  migrationChanged: { status: 409, zh: '已执行的数据库变更脚本被改动过', en: 'A migration was edited after it had been applied' },
  migrationUnknown: {
    status: 409,
    zh: '数据库比本程序新，请升级程序',
    en: 'The database is newer than this program; upgrade the program',
  },
  folderUnreachable: {
    status: 503,
    zh: 'PostgreSQL 的运行用户进不了这个目录，请换到它能进入的目录，或放开上级目录的进入权限',
    en: 'The user that runs PostgreSQL cannot enter this folder; choose another one, or let others enter the parent folder',
  },
  postgresMissing: {
    status: 503,
    zh: '没有适合本机的 PostgreSQL 程序，请设置 DATABASE_URL 或重新执行 npm ci',
    en: 'There are no PostgreSQL binaries for this machine; set DATABASE_URL or run npm ci again',
  },
  postgresFailed: { status: 503, zh: 'PostgreSQL 没有启动成功', en: 'PostgreSQL did not start' },
})
