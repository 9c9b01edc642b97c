import { dayOfDigits, digitsOfDay } from './digit-date.ts'
import { parseImplementationCode } from './item-code.ts'
import { fault, type Reading, read } from './reading.ts'

/** Parts of an official case number (办件编号) of the form this product writes. */
export interface CaseNumber {
  readonly implementation: string
  /** Day of acceptance. */
  readonly day: string
  readonly serial: number
}

/**
 * Reads a case number of 43 characters: implementation code (31), day (8), serial (4), the form read in Guangdong. Other regions write
 * other forms; those are opaque texts of at most 50 characters and give `length`.
 */
export function parseCaseNumber(
  number: string,
): Reading<CaseNumber, 'length' | 'character' | 'implementer' | 'level' | 'date' | 'serial'> {
  if (number.length !== 43) return fault('length')
  const implementation = number.slice(0, 31)
  const code = parseImplementationCode(implementation)
  if (!code.ok) return code
  if (!/^\d{12}$/.test(number.slice(31))) return fault('character')
  const day = dayOfDigits(number.slice(31, 39))
  if (!day) return fault('date')
  const serial = Number(number.slice(39))
  return serial === 0 ? fault('serial') : read({ implementation, day, serial })
}

/**
 * Writes the official case number that the deciding place gives at acceptance. Where the implementation code is missing or bad, or the
 * day's serials are used up, it is refused, the number stays empty and nothing waits for it (domain.md §2): serials never wrap.
 */
export function makeCaseNumber(parts: {
  readonly implementation: string | null
  readonly day: string
  readonly serial: number
}): Reading<string, 'implementer' | 'date' | 'serial'> {
  const { implementation, day, serial } = parts
  if (implementation?.length !== 31 || !parseImplementationCode(implementation).ok) return fault('implementer')
  const digits = digitsOfDay(day)
  if (!digits) return fault('date')
  if (!Number.isInteger(serial) || serial < 1 || serial > 9999) return fault('serial')
  return read(`${implementation}${digits}${String(serial).padStart(4, '0')}`)
}
