import { problem } from '../../problems.ts'
import { readXml } from './xml.ts'
import { notAWorkbook, type Zip } from './zip.ts'

/** One sheet: its name and the entry that holds it. */
export interface SheetPart {
  readonly name: string
  readonly entry: string
}

/** What sheets share: texts that cells name by number, and which cell styles show a number as a day. */
export interface Shared {
  readonly texts: readonly string[]
  readonly isDay: readonly boolean[]
  /** Whether days are counted from 1904 on, as old Macintoshes did. */
  readonly from1904: boolean
}

/** The sheets of a workbook in the order of their tabs (ECMA-376 part 1, 18.2). */
export async function sheetParts(zip: Zip): Promise<{ sheets: readonly SheetPart[]; from1904: boolean }> {
  const named: { name: string; relation: string }[] = []
  const targets = new Map<string, string>()
  let from1904 = false
  await readXml(zip.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      if (name === 'sheet') named.push({ name: attributes['name'] ?? '', relation: relationOf(attributes) })
    },
  })
  await readXml(zip.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, entryOf(Target))
    },
  })
  const sheets = named.flatMap(({ name, relation }) => {
    const entry = targets.get(relation)
    return entry !== undefined && zip.has(entry) ? [{ name, entry }] : []
  })
  if (sheets.length === 0) notAWorkbook('no sheet')
  return { sheets, from1904 }
}

/** `r:id`, whatever the prefix. */
function relationOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
}

const entryOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

/** Texts kept at once, in UTF-16 units: a directory of 250,000 rows needs a third of it. */
const MOST_SHARED = 96 * 1024 * 1024

/** The shared texts (18.4), without the reading aids beside them (`rPh`). Refuses `catalogue/fileTooWide`. */
export async function sharedTexts(zip: Zip): Promise<string[]> {
  if (!zip.has('xl/sharedStrings.xml')) return []
  const texts: string[] = []
  let text = ''
  let size = 0
  const inside = { text: false, aid: false }
  await readXml(zip.read('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') inside.aid = true
      inside.text = name === 't' && !inside.aid
    },
    text: (piece) => {
      if (!inside.text) return
      size += piece.length
      if (size > MOST_SHARED) throw problem.fileTooWide({ shared: size })
      text += piece
    },
    close: (name) => {
      if (name === 't') inside.text = false
      if (name === 'rPh') inside.aid = false
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}

/** Built-in formats that show a day or a time (18.8.30). */
const isDayFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** By cell style, whether a number in it is shown as a day. */
export async function dayStyles(zip: Zip): Promise<boolean[]> {
  if (!zip.has('xl/styles.xml')) return []
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  await readXml(zip.read('xl/styles.xml'), {
    open: (name, { numFmtId, formatCode = '' }) => {
      if (name === 'cellXfs') inCells = true
      const id = Number(numFmtId ?? 0)
      if (name === 'numFmt') own.set(id, showsDay(formatCode))
      if (name === 'xf' && inCells) styles.push(own.get(id) ?? isDayFormat(id))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** A format code without what stands for itself: quoted, escaped and bracketed text. Elapsed time (`[h]`) is no day. */
function showsDay(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/gu, '')
  return /[ymdhs]/iu.test(bare) && !/general/iu.test(bare)
}
