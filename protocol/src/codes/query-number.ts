import { dayOfDigits, digitsOfDay } from './digit-date.ts'
import { checkCharacter } from './mod-37-36.ts'
import { fault, type Reading, read } from './reading.ts'

/** Parts of the number that a receipt prints, by which a person asks after the case. */
export interface QueryNumber {
  /** Division of the receiving place. */
  readonly region: string
  readonly day: string
  /** Eight characters of Crockford's base 32: 40 random bits, so that a number cannot be guessed from its neighbours. */
  readonly random: string
  /** The number in the one form in which it is stored. */
  readonly number: string
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const shape = /^\d{14}[0-9A-HJKMNP-TV-Z]{8}[0-9A-Z]$/

/**
 * Makes the query number of a receipt, by the receiving node alone: region (6 digits), day (8 digits), eight base-32 characters and one
 * check character, ISO 7064 MOD 37,36 over the 22 before it. `random` is five bytes.
 */
export function makeQueryNumber(parts: {
  readonly region: string
  readonly day: string
  readonly random: Uint8Array
}): Reading<string, 'division' | 'date' | 'length'> {
  if (!/^\d{6}$/.test(parts.region)) return fault('division')
  const digits = digitsOfDay(parts.day)
  if (!digits) return fault('date')
  if (parts.random.length !== 5) return fault('length')
  const body = `${parts.region}${digits}${base32(parts.random)}`
  return read(`${body}${checkCharacter(body) ?? ''}`)
}

/**
 * Reads a query number as a person types it: spaces and hyphens are passed over, small letters taken as capitals, and in the random part
 * O as 0, I and L as 1, as Crockford's base 32 has it. The check character is taken as typed, so that it loses none of its strength.
 */
export function checkQueryNumber(typed: string): Reading<QueryNumber, 'length' | 'character' | 'date' | 'check'> {
  const plain = typed.replace(/[\s-]/g, '').toUpperCase()
  if (plain.length !== 23) return fault('length')
  const random = plain.slice(14, 22).replaceAll('O', '0').replace(/[IL]/g, '1')
  const number = `${plain.slice(0, 14)}${random}${plain.slice(22)}`
  if (!shape.test(number)) return fault('character')
  const day = dayOfDigits(number.slice(6, 14))
  if (!day) return fault('date')
  if (checkCharacter(number.slice(0, 22)) !== number[22]) return fault('check')
  return read({ region: number.slice(0, 6), day, random, number })
}

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits.replace(/[01]{5}/g, (five) => crockford[Number.parseInt(five, 2)] ?? '')
}
