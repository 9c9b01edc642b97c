const KEPT_BEFORE = 3
const KEPT_AFTER = 4

const LONGEST = 20

/** A name as a list shows it: the first character, so that a clerk finds “the Wang case” and nobody reads a person off a screen. */
export const maskedName = (name: string): string =>
  [...name]
    .slice(0, LONGEST)
    .map((character, at) => (at === 0 ? character : '＊'))
    .join('')

/** An identity number for its owner's own eyes on a screen that others may see: the first three and last four characters. */
export function maskedNumber(idNumber: string): string {
  const hidden = idNumber.length - KEPT_BEFORE - KEPT_AFTER
  if (hidden <= 0) return '*'.repeat(idNumber.length)
  return idNumber.slice(0, KEPT_BEFORE) + '*'.repeat(hidden) + idNumber.slice(-KEPT_AFTER)
}
