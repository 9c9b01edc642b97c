import { dayOfDigits } from './digit-date.ts'
import { isProvince } from './division.ts'
import { fault, type Reading, read } from './reading.ts'

/**
 * `citizen`: GB 11643. `residence`: residence permit of Hong Kong, Macao and Taiwan residents (81, 82, 83), built the same way.
 * `foreigner`: permanent residence card of the 2023 form, which begins with 9. `test`: the range that this project reserves, under
 * division 999999, which GB/T 2260 gives to nobody; whoever registers real people must refuse it.
 */
export type CitizenIdKind = 'citizen' | 'residence' | 'foreigner' | 'test'

export interface CitizenId {
  readonly kind: CitizenIdKind
  /** First six digits; null on a foreigner's card, where they are not a division. */
  readonly division: string | null
  readonly birth: string
  readonly sex: 'male' | 'female'
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const testDivision = '999999'

/** Check character of the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function citizenIdCheck(body: string): string | undefined {
  if (!/^\d{17}$/.test(body)) return undefined
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return '10X98765432'[sum % 11]
}

/**
 * Reads an 18-character identity number. The check character X is a capital. Divisions are checked to the province only, since numbers
 * keep divisions that were abolished long ago.
 */
export function parseCitizenId(number: string): Reading<CitizenId, 'length' | 'character' | 'division' | 'date' | 'check'> {
  if (number.length !== 18) return fault('length')
  if (!/^\d{17}[\dX]$/.test(number)) return fault('character')
  const kind = kindOf(number)
  if (!kind) return fault('division')
  const birth = dayOfDigits(number.slice(6, 14))
  if (!birth) return fault('date')
  if (citizenIdCheck(number.slice(0, 17)) !== number[17]) return fault('check')
  return read({
    kind,
    division: kind === 'foreigner' ? null : number.slice(0, 6),
    birth,
    sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
  })
}

/** A number of the reserved test range: for samples, demos and tests only. `order` is 0 to 999; odd is male. */
export function testCitizenId(birth: string, order: number): string {
  const body = `${testDivision}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return `${body}${citizenIdCheck(body) ?? ''}`
}

function kindOf(number: string): CitizenIdKind | undefined {
  if (number.startsWith(testDivision)) return 'test'
  // 9, then the province that issued it, then the numeric country code (ISO 3166-1).
  if (number.startsWith('9')) return isProvince(number.slice(1, 3)) ? 'foreigner' : undefined
  if (/^8[123]0000/.test(number)) return 'residence'
  return isProvince(number.slice(0, 2)) ? 'citizen' : undefined
}
