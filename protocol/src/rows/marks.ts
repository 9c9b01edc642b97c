/** Everything a row can be marked for. A mark never keeps a row out; the two that do are `notARecord` and `nameMissing`. */
export const markTexts = {
  notARecord: { zh: '这一行不是一条记录，不能列出', en: 'This row is not a record and cannot be listed' },
  nameMissing: { zh: '没有事项名称，不能列出', en: 'The row has no item name and cannot be listed' },
  implementerMissing: { zh: '没有实施主体代码', en: 'There is no implementer code' },
  implementerMalformed: {
    zh: '实施主体代码不是 18 位统一社会信用代码（位数、字符或小写）',
    en: 'The implementer code is not a credit code of 18 characters (length, characters or small letters)',
  },
  implementerCheckFailed: {
    zh: '实施主体代码形状相符，校验位不符',
    en: 'The implementer code has the right shape and a wrong check digit',
  },
  localCodeUnknown: { zh: '本地基本码不属于已知的任何一种写法', en: 'The local code is of no known shape' },
  localCodeOverfull: { zh: '本地基本码后面多出了别的内容', en: 'The local code has more behind it' },
  itemCodeShape: {
    zh: '事项整码不是“本地码-区划-000-主体-n-nn”',
    en: 'The whole code is not written local-area-000-implementer-n-nn',
  },
  areaDiffers: { zh: '整码里的区划与区划栏不同', en: 'The area in the whole code is not that of the area column' },
  implementerDiffers: {
    zh: '整码里的实施主体与实施主体栏不同',
    en: 'The implementer in the whole code is not that of the implementer column',
  },
  kindDiffers: { zh: '编码里的事项类型与类型栏不同', en: 'The kind in the code is not that of the kind column' },
  codeTwice: { zh: '同一整码在本表出现不止一次', en: 'The same whole code stands in this list more than once' },
  nameTwice: { zh: '同一名称在本表出现不止一次', en: 'The same name stands in this list more than once' },
  notRead: {
    zh: '凭记忆录入，未在来源中读到，使用前须核对',
    en: 'Written from memory, not read in a source: check it before use',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type MarkCode = keyof typeof markTexts

/** One thing found in one row. `value` is what stands there, as published. */
export interface Mark {
  readonly code: MarkCode
  readonly field: string
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

export function mark(code: MarkCode, field: string, value: string | null): Mark {
  return { code, field, value, ...markTexts[code] }
}
