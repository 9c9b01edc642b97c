const KEPT_BEFORE = 3
const KEPT_AFTER = 4

/** An identity number for its owner's own eyes on a screen that others may see: the first three and last four characters. */
export function maskedNumber(idNumber: string): string {
  const hidden = idNumber.length - KEPT_BEFORE - KEPT_AFTER
  if (hidden <= 0) return '*'.repeat(idNumber.length)
  return idNumber.slice(0, KEPT_BEFORE) + '*'.repeat(hidden) + idNumber.slice(-KEPT_AFTER)
}
