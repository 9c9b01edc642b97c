/**
 * What reading a code yields: its parts, or the first fault that was found. A fault is data, never thrown.
 * Codes are read exactly as published: nothing is trimmed, upper-cased or mended first.
 */
export type Reading<Parts, Why extends CodeFault = CodeFault> =
  | { readonly ok: true; readonly parts: Parts }
  | { readonly ok: false; readonly why: Why }

/** Every fault a code can have, with the sentence a person reads. */
export const codeFaults = {
  length: { zh: '位数不对', en: 'It does not have the right number of characters' },
  character: { zh: '含有该位置不允许的字符', en: 'It has a character that is not allowed at its place' },
  shape: { zh: '不是这种编码的写法', en: 'It is not written as this kind of code is' },
  division: { zh: '行政区划代码不成立', en: 'Its division code cannot exist' },
  date: { zh: '日期不存在', en: 'Its date does not exist' },
  level: { zh: '行使层级不在 1 至 6 之间', en: 'Its level is not between 1 and 6' },
  implementer: { zh: '实施主体的统一社会信用代码不成立', en: 'The credit code of the implementing authority is not valid' },
  organisation: {
    zh: '组织机构代码（第 9 至 17 位）校验不符',
    en: 'The check digit of its organisation code (characters 9 to 17) is wrong',
  },
  serial: { zh: '流水号超出范围', en: 'Its serial is out of range' },
  check: { zh: '校验位不符', en: 'Its check character is wrong' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type CodeFault = keyof typeof codeFaults

export const read = <Parts>(parts: Parts): { readonly ok: true; readonly parts: Parts } => ({ ok: true, parts })

export const fault = <const Why extends CodeFault>(why: Why): { readonly ok: false; readonly why: Why } => ({ ok: false, why })
