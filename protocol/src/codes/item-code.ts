import { fault, type Reading, read } from './reading.ts'
import { parseUscc } from './uscc.ts'

/** Parts of a basic code (基本编码, GB/T 39554.1), with the business item where the code names one. */
export interface ItemCode {
  /** `00` the State, else the two digits of a province. */
  readonly region: string
  readonly kind: string
  readonly department: string
  readonly main: string
  /** Three characters; a parent that has sub-items of its own ends in `Y`. */
  readonly sub: string
  readonly isParent: boolean
  /** 业务办理项: two digits after the basic code. */
  readonly variant: string | null
}

/** Parts of an implementation code (实施编码). */
export interface ImplementationCode {
  readonly implementer: string
  /** 1 State, 2 province, 3 prefecture, 4 county, 5 township, 6 village. */
  readonly level: number
  readonly item: ItemCode
}

/** Kinds of item by the third and fourth digit of a basic code. */
export const itemKinds = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
} as const

const basicCode = /^(\d{2})(\d{2})(\d{2})(\d{3})(\d{3}|\d{2}Y)(\d{2})?$/

/** Reads a basic code of 12 characters, or of 14 with its business item. A parent takes no business item. */
export function parseItemCode(code: string): Reading<ItemCode, 'length' | 'character'> {
  if (code.length !== 12 && code.length !== 14) return fault('length')
  const found = basicCode.exec(code)
  if (!found) return fault('character')
  const [, region = '', kind = '', department = '', main = '', sub = '', variant = null] = found
  const isParent = sub.endsWith('Y')
  if (isParent && variant !== null) return fault('length')
  return read({ region, kind, department, main, sub, isParent, variant })
}

/**
 * Reads an implementation code: credit code of the authority (18), level (1) and basic code (12), 31 characters; 33 with the business
 * item. The credit code must be valid.
 */
export function parseImplementationCode(
  code: string,
): Reading<ImplementationCode, 'length' | 'character' | 'level' | 'implementer'> {
  if (code.length !== 31 && code.length !== 33) return fault('length')
  const implementer = code.slice(0, 18)
  if (!parseUscc(implementer).ok) return fault('implementer')
  if (!/^[1-6]$/.test(code.slice(18, 19))) return fault('level')
  const item = parseItemCode(code.slice(19))
  return item.ok ? read({ implementer, level: Number(code[18]), item: item.parts }) : item
}
