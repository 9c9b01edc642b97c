import type { Cell } from '../../domain/rows/list-columns.ts'
import { problem } from '../../problems.ts'
import type { Shared } from './parts.ts'

/** A cell as it is written: its kind (`t`), its style (`s`) and its text. */
export interface RawCell {
  readonly kind: string
  readonly style: number
  readonly text: string
}

const MOST_CHARACTERS = 100_000
const DAY_MS = 86_400_000

/** What a person sees in a cell: of a formula its result, of a day its date, of an error its name; nothing where it is empty. */
export function cellOf({ kind, style, text }: RawCell, { texts, isDay, from1904 }: Shared): Cell {
  if (text.length > MOST_CHARACTERS) throw problem.fileTooWide({ characters: text.length })
  if (text === '') return null
  if (kind === 's') return texts[Number(text)] ?? null
  if (kind === 'b') return text === '1' || text === 'true'
  if (kind !== 'n') return escapedOut(text)
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  return isDay[style] ? dayOf(number, from1904) : number
}

/**
 * Days are counted from the last day of 1899; the first system also counts a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1).
 * A time of day is kept, to the second.
 */
function dayOf(serial: number, from1904: boolean): string | number {
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  const instant = new Date(epoch + Math.round(serial * 86_400) * 1000)
  if (Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9999) return serial
  const text = instant.toISOString()
  return (instant.getTime() - epoch) % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

/** `_xHHHH_` stands for a character that XML cannot hold (22.9.2.19). */
export const escapedOut = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)))

/** The column of a reference such as `AB12`, from 0; undefined where there is none. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/u.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
