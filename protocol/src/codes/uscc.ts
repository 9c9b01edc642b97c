import { organisationCheck } from './organisation-code.ts'
import { fault, type Reading, read } from './reading.ts'

/** Parts of a unified social credit code (统一社会信用代码). */
export interface Uscc {
  /** First character: who registers, e.g. `1` the establishment office, `5` civil affairs, `9` market regulation. */
  readonly registrar: string
  readonly kind: UsccKind | null
  /** Division of the registering office, as written. */
  readonly division: string
  /** GB 11714 code of the body itself, nine characters. */
  readonly organisation: string
}

/** By the first two characters; null above when the pair is not among those known. */
export const usccKinds = {
  11: '机关',
  12: '事业单位',
  13: '群团组织',
  19: '其他机构编制管理',
  51: '社会团体',
  52: '民办非企业单位',
  53: '基金会',
  54: '村民委员会',
  91: '企业',
  92: '个体工商户',
  93: '农民专业合作社',
  Y1: '其他',
} as const
export type UsccKind = (typeof usccKinds)[keyof typeof usccKinds]

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const shape = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/

/** Check character of the first 17 characters (GB 32100): weights 3^(i-1) mod 31 over an alphabet of 31 without I, O, S, V, Z. */
export function usccCheck(body: string): string | undefined {
  let sum = 0
  let weight = 1
  for (const character of body) {
    const value = alphabet.indexOf(character)
    if (value < 0) return undefined
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31]
}

/** Reads a unified social credit code (GB 32100) and the organisation code inside it (GB 11714); a small letter is a wrong character. */
export function parseUscc(code: string): Reading<Uscc, 'length' | 'character' | 'check' | 'organisation'> {
  if (code.length !== 18) return fault('length')
  if (!shape.test(code)) return fault('character')
  if (usccCheck(code.slice(0, 17)) !== code[17]) return fault('check')
  const organisation = code.slice(8, 17)
  if (organisationCheck(organisation.slice(0, 8)) !== organisation[8]) return fault('organisation')
  return read({ registrar: code.slice(0, 1), kind: kindOf(code.slice(0, 2)), division: code.slice(2, 8), organisation })
}

function kindOf(pair: string): UsccKind | null {
  return Object.entries(usccKinds).find(([key]) => key === pair)?.[1] ?? null
}
