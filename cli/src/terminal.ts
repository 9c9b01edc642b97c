/** Code points that take two columns: East Asian Wide and Fullwidth (Unicode UAX #11), as far as these texts go. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
]
/** They stand on the character before and take no column. */
const COMBINING = /\p{Mn}|\p{Me}|\u200d|\ufe0f/u

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += columnsOfOne(character)
  return columns
}

function columnsOfOne(character: string): number {
  if (COMBINING.test(character)) return 0
  const point = character.codePointAt(0) ?? 0
  return WIDE.some(([first, last]) => point >= first && point <= last) ? 2 : 1
}

/** Cuts or fills a text to exactly so many columns; what is cut ends in `…`. */
export function fitTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text + ' '.repeat(columns - columnsOf(text))
  let kept = ''
  let used = 0
  for (const character of text) {
    if (used + columnsOfOne(character) > columns - 1) break
    kept += character
    used += columnsOfOne(character)
  }
  return `${kept}…${' '.repeat(columns - 1 - used)}`
}

/** Fills at the front, for figures. */
export const fitRight = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - columnsOf(text))) + text

/** Breaks a text into lines of at most so many columns: between words where there are any, else between characters. */
export function wrapTo(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of text.split(/(?<= )|(?<=\P{ASCII})|(?=\P{ASCII})/u)) {
    if (line !== '' && columnsOf(line + part.trimEnd()) > columns - HANGING && !CLOSING.test(part)) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  return [...lines, line.trimEnd()]
}

/** What may not begin a line (GB/T 15834) hangs over instead, into room kept for it. */
const HANGING = 2
const CLOSING = /^[，。；：、）》”！？]/u

/** Rows in columns as wide as their widest cell; the last column is left as it is. */
export function table(rows: readonly (readonly string[])[], gap = '  '): string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, columnsOf(cell))
  }
  return rows.map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : fitTo(cell, widths[at] ?? 0))).join(gap))
}

export interface Paint {
  bold(text: string): string
  faint(text: string): string
  good(text: string): string
  bad(text: string): string
  accent(text: string): string
}

const painted = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`
const plain = (text: string) => text

/** Colours for a terminal, and none where there is none or `NO_COLOR` is set (no-color.org). */
export function paintFor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): Paint {
  const wanted = isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  if (!wanted) return { bold: plain, faint: plain, good: plain, bad: plain, accent: plain }
  return { bold: painted(1, 22), faint: painted(2, 22), good: painted(32, 39), bad: painted(31, 39), accent: painted(36, 39) }
}
