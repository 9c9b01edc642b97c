import { defineProblems } from './problem.ts'

/** The refusals of the platform itself: input, access, store and set-up. */
export const problem = defineProblems('platform', {
  internal: {
    status: 500,
    zh: '我们这边出错了，已经记下。请过一会儿再试，急事打 12345。',
    en: 'Something went wrong here and was recorded. Try again later; if it is urgent, call 12345.',
  },
  badJson: {
    status: 400,
    zh: '请求不是合格的 JSON。请改好再发。',
    en: 'The request body is not well-formed JSON. Mend it and send it again.',
  },
  badText: {
    status: 400,
    zh: '文字里有不能用的字符。请删掉再填。',
    en: 'A text contains a character that cannot be used. Take it out.',
  },
  badInput: { status: 400, zh: '有的地方填得不对。请按提示改。', en: 'Some fields are not right. Correct them as shown.' },
  badRequest: {
    status: 400,
    zh: '请求不合 HTTP 规范。请改好再发。',
    en: 'The request is not proper HTTP. Mend it and send it again.',
  },
  badCursor: {
    status: 400,
    zh: '翻页记号不对。请从第一页重新开始。',
    en: 'The page cursor is not valid. Start from the first page.',
  },
  badIdempotencyKey: {
    status: 400,
    zh: 'Idempotency-Key 请用 1–200 个可见字符。',
    en: 'Idempotency-Key is not right. Use 1–200 visible characters.',
  },
  badIfMatch: {
    status: 400,
    zh: 'If-Match 请填读取时得到的版本号。',
    en: 'If-Match is not right. Give the version you were given when you read.',
  },
  badConfig: {
    status: 400,
    zh: '配置有误，节点没有启动。请按提示改好再启动。',
    en: 'The configuration is wrong and the node did not start. Mend what is named and start again.',
  },
  tooDeep: { status: 400, zh: '请求的层次太深。请少套几层。', en: 'The request body is nested too deeply. Use fewer levels.' },
  tooMany: { status: 413, zh: '请求里的项目太多。请分几次发。', en: 'The request body has too many values. Send it in parts.' },
  tooLarge: {
    status: 413,
    zh: '请求太大。请分几次发，或者换小一点的。',
    en: 'The request body is too large. Send it in parts, or make it smaller.',
  },
  fileTooLarge: {
    status: 413,
    zh: '文件超过 20 MB。请换一个小一点的。',
    en: 'The file is larger than 20 MB. Choose a smaller one.',
  },
  fileEmpty: { status: 422, zh: '文件是空的。请换一个。', en: 'The file is empty. Choose another.' },
  fileTypeUnknown: {
    status: 415,
    zh: '不收这种文件。请用 PDF、OFD、图片或 Office 文件。',
    en: 'This kind of file is not accepted. Use PDF, OFD, an image or an Office file.',
  },
  fileTypeMismatch: {
    status: 422,
    zh: '文件内容和它的类型不符。请选原来的文件。',
    en: 'The content of the file is not of the type it claims. Choose the original file.',
  },
  fileHashMismatch: {
    status: 422,
    zh: '文件内容和摘要对不上。请再传一次。',
    en: 'The content of the file does not match the hash it claims. Send it again.',
  },
  mediaType: {
    status: 415,
    zh: '格式不对。请用 application/json 提交。',
    en: 'The content is of another type. Send application/json.',
  },
  noActor: { status: 401, zh: '您还没有登录。请先登录。', en: 'You are not signed in. Sign in first.' },
  noRoute: {
    status: 404,
    zh: '没有这个地址。请核对，或者回首页找。',
    en: 'There is nothing at this address. Check it, or start from the home page.',
  },
  noIdempotencyKey: {
    status: 400,
    zh: '缺少 Idempotency-Key。请加上再发。',
    en: 'Idempotency-Key is missing. Add it and send again.',
  },
  noIfMatch: { status: 428, zh: '缺少 If-Match。请先读取最新版本。', en: 'If-Match is missing. Read the latest version first.' },
  inProgress: {
    status: 409,
    zh: '同一请求正在办。请过一会儿再取结果。',
    en: 'The same request is under way. Ask again in a moment.',
  },
  keyReused: {
    status: 422,
    zh: '同一个 Idempotency-Key 用在了不同的请求上。请换一个。',
    en: 'One Idempotency-Key cannot be used for two different requests. Use another.',
  },
  tooManyRequests: { status: 429, zh: '请求太多太快。请过一会儿再试。', en: 'Too many requests. Try again in a moment.' },
  storeAway: {
    status: 503,
    zh: '数据库现在连不上，以前交的都还在。请过一会儿再试。',
    en: 'The database is away for the moment; nothing you sent before is lost. Try again in a while.',
  },
  storeFull: {
    status: 507,
    zh: '磁盘满了，这次没有存上。请联系运维。',
    en: 'The disk is full and nothing was saved. Tell the operator.',
  },
  keysExposed: {
    status: 503,
    zh: '密钥文件别人也能读。请改为只有所有者能读写。',
    en: 'Others can read the key file. Let only its owner read and write it.',
  },
  keysUnreadable: {
    status: 503,
    zh: '密钥文件坏了，或者和密码套件不符。请从备份恢复，或改 TONGBAN_SUITE。',
    en: 'The key file is damaged or not of the configured suite. Restore it from the backup, or set TONGBAN_SUITE.',
  },
  secretUnreadable: {
    status: 503,
    zh: '节点的 secret 文件损坏。请从备份恢复。',
    en: 'The file secret of the node is damaged. Restore it from a backup.',
  },
  clockBackwards: {
    status: 409,
    zh: '实验时钟只能向前拨。请填更晚的时间。',
    en: 'The lab clock only moves forward. Choose a later time.',
  },
  migrationChanged: {
    status: 409,
    zh: '执行过的数据库变更脚本被改过。请恢复原来的程序文件。',
    en: 'A migration was edited after it had been applied. Restore the original file of the program.',
  },
  migrationUnknown: {
    status: 409,
    zh: '数据库比程序新。请升级程序。',
    en: 'The database is newer than this program. Upgrade the program.',
  },
  folderUnreachable: {
    status: 503,
    zh: 'PostgreSQL 的用户进不了这个目录。请换一个目录，或放开上级目录的进入权限。',
    en: 'The user that runs PostgreSQL cannot enter this folder. Choose another one, or let others enter the parent folder.',
  },
  postgresMissing: {
    status: 503,
    zh: '没有适合本机的 PostgreSQL。请设置 DATABASE_URL，或重新执行 npm ci。',
    en: 'There are no PostgreSQL binaries for this machine. Set DATABASE_URL or run npm ci again.',
  },
  postgresFailed: {
    status: 503,
    zh: 'PostgreSQL 没有启动成功。请看数据目录里的日志。',
    en: 'PostgreSQL did not start. Look at its log in the data folder.',
  },
})
