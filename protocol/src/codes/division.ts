import { fault, type Reading, read } from './reading.ts'

export type DivisionLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village'

/** Parts of a division code. Each of the wider codes is written in six digits. */
export interface Division {
  readonly code: string
  readonly level: DivisionLevel
  readonly province: string
  readonly prefecture: string | null
  readonly county: string | null
}

/** The first two digits that GB/T 2260 gives to provinces, autonomous regions, municipalities and special regions. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)

/** Whether these two digits are a province's in GB/T 2260. */
export const isProvince = (digits: string): boolean => provinces.has(digits)

/**
 * Reads a division code by its shape alone: GB/T 2260 in six digits (province, prefecture, county), or the twelve digits of the
 * service systems (county, township, village). It says that the code can exist, not that it is in force:
 * abolished codes still stand in identity numbers and must stay readable.
 */
export function parseDivision(code: string): Reading<Division, 'length' | 'character' | 'division'> {
  if (code.length !== 6 && code.length !== 12) return fault('length')
  if (!/^\d+$/.test(code)) return fault('character')
  const [two, four, six] = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6)]
  const [township, village] = [code.slice(6, 9) || '000', code.slice(9, 12) || '000']
  if (!isProvince(two) || hasGap([four, six, township, village])) return fault('division')
  return read({
    code,
    level: levelOf(four, six, township, village),
    province: `${two}0000`,
    prefecture: isZero(four) ? null : `${two}${four}00`,
    county: isZero(six) ? null : code.slice(0, 6),
  })
}

/**
 * Whether the wider code takes in the narrower one: pairs of zeros at the end of the wider code stand for anything
 * (`510000` takes in `511602`). Both in six digits; a code takes in itself.
 */
export function divisionCovers(wider: string, narrower: string): boolean {
  if (!/^\d{6}$/.test(wider) || !/^\d{6}$/.test(narrower)) return false
  return narrower.startsWith(wider.replace(/(00){1,2}$/, ''))
}

const isZero = (digits: string): boolean => /^0+$/.test(digits)

/** A part is named though the part above it is not: no place can be there. */
function hasGap(parts: readonly string[]): boolean {
  const firstZero = parts.findIndex(isZero)
  return firstZero >= 0 && parts.slice(firstZero).some((part) => !isZero(part))
}

function levelOf(four: string, six: string, township: string, village: string): DivisionLevel {
  if (isZero(four)) return 'province'
  if (isZero(six)) return 'prefecture'
  if (isZero(township)) return 'county'
  return isZero(village) ? 'township' : 'village'
}
