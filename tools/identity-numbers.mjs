// Looks for citizens' identity numbers (GB 11643: division, birth date, serial, check character) in any text.

const candidate = /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** @param {string} text eight digits */
function isBirthDate(text) {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].map(Number)
  if (!year || !month || !day || year < 1850 || year > 2100) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** @param {string} number */
function checks17(number) {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return checks[sum % 11] === number[17]
}

/**
 * Every number in the text that could be a person's, with the line it stands in. Numbers of a lawful source are given as `allowed`:
 * the standard's published examples, and a division code that no place has.
 * @param {string} text
 * @param {{ numbers: readonly string[], division: string }} allowed
 * @returns {{ number: string, line: number }[]}
 */
export function identityNumbersIn(text, allowed) {
  return [...text.matchAll(candidate)].flatMap((found) => {
    const number = found[0].toUpperCase()
    if (!isBirthDate(number.slice(6, 14)) || !checks17(number)) return []
    if (allowed.numbers.includes(number) || number.startsWith(allowed.division)) return []
    return [{ number, line: text.slice(0, found.index).split('\n').length }]
  })
}
