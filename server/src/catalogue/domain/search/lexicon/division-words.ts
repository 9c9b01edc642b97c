/** A province, prefecture or county of GB/T 2260. */
export interface Division {
  /** Six digits. */
  readonly code: string
  readonly name: string
  /** The name without “省”, “市”, “区”, “县” and the like. */
  readonly short: string
}

/** Regions whose counties are called by their short names: those that this catalogue serves. Elsewhere a short county name is too often another word. */
const CALLED_SHORT = /^(50|51)/

/** The words by which divisions are called. Where one word names several, the widest comes first, those of the served regions before others. */
export function placeWords(divisions: readonly Division[]): Map<string, Division[]> {
  const called = new Map<string, Division[]>()
  const add = (word: string, division: Division) => called.set(word, [...(called.get(word) ?? []), division])
  for (const division of [...divisions].sort(widestFirst)) {
    if (division.name.length > 2 || CALLED_SHORT.test(division.code)) add(division.name, division)
    if (division.short.length > 1 && division.short !== division.name && isCalledShort(division)) add(division.short, division)
  }
  return called
}

const isCounty = ({ code }: Division): boolean => !code.endsWith('00')

const isCalledShort = (division: Division): boolean => !isCounty(division) || CALLED_SHORT.test(division.code)

function widestFirst(a: Division, b: Division): number {
  const rank = ({ code }: Division) => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2)
  const near = ({ code }: Division) => (CALLED_SHORT.test(code) ? 0 : 1)
  return near(a) - near(b) || rank(a) - rank(b) || (a.code < b.code ? -1 : 1)
}
