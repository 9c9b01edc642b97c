/** A column that lists of items are known to have. */
export interface ListColumn {
  /** Its member in a row. */
  readonly key: string
  readonly zh: string
  readonly en: string
  /** What belongs into it, for the template. */
  readonly noteZh: string
  readonly noteEn: string
  readonly example: string
}

/** Sheets and CSV files are headed by these in Chinese, or by their keys; any other heading is kept as it stands. */
export const listColumns: readonly ListColumn[] = [
  {
    key: 'name',
    zh: '事项名称',
    en: 'Item',
    noteZh: '必填；没有名称的行不能列出',
    noteEn: 'Required; a row without it cannot be listed',
    example: '失业登记',
  },
  {
    key: 'department',
    zh: '实施部门',
    en: 'Department',
    noteZh: '实施主体的名称，按公布的写',
    noteEn: 'The implementing authority, as published',
    example: '区人力资源社会保障局',
  },
  {
    key: 'areaCode',
    zh: '区划代码',
    en: 'Division',
    noteZh: '12 位或 6 位行政区划代码（GB/T 2260），单元格请设为文本',
    noteEn: 'Division code of 12 or 6 digits (GB/T 2260); format the cell as text',
    example: '511602000000',
  },
  {
    key: 'itemCode',
    zh: '事项整码',
    en: 'Whole item code',
    noteZh: '本地基本码-区划-000-实施主体-n-nn；不知道就留空，不要编造',
    noteEn: 'Local code, area, 000, implementer, n, nn; leave it empty where it is not known, never make one up',
    example: '',
  },
  {
    key: 'localBasicCode',
    zh: '本地基本码',
    en: 'Local basic code',
    noteZh: '本省目录的基本编码',
    noteEn: 'The basic code of the province’s own directory',
    example: '',
  },
  {
    key: 'implementerCode',
    zh: '实施主体代码',
    en: 'Implementer code',
    noteZh: '18 位统一社会信用代码（GB 32100）；有疑问也照原样填，导入时会标出',
    noteEn: 'Credit code of 18 characters (GB 32100); as published even if doubtful, the import marks it',
    example: '',
  },
  {
    key: 'taskType',
    zh: '事项类型代码',
    en: 'Kind, code',
    noteZh: '按来源填，例如 1 行政许可、7 行政确认、10 其他行政权力、20 公共服务',
    noteEn: 'As in the source',
    example: '',
  },
  {
    key: 'taskTypeName',
    zh: '事项类型',
    en: 'Kind',
    noteZh: '行政许可、公共服务等',
    noteEn: '行政许可, 公共服务 …',
    example: '公共服务',
  },
  {
    key: 'appliesTo',
    zh: '服务对象',
    en: 'For whom',
    noteZh: '个人、企业',
    noteEn: '个人 or 企业',
    example: '个人',
  },
  {
    key: 'mode',
    zh: '办理模式',
    en: 'Mode',
    noteZh: '全程网办、异地代收代办、多地联办',
    noteEn: '全程网办, 异地代收代办 or 多地联办',
    example: '全程网办',
  },
  {
    key: 'evidence',
    zh: '可信程度',
    en: 'Evidence',
    noteZh: 'read 读到、recalled 凭记忆、derived 推得、demo 演示',
    noteEn: 'read, recalled, derived or demo',
    example: 'read',
  },
  {
    key: 'source',
    zh: '来源',
    en: 'Source',
    noteZh: '读到的文件或网址',
    noteEn: 'The document or page that was read',
    example: '',
  },
  { key: 'note', zh: '备注', en: 'Note', noteZh: '其他要说明的', noteEn: 'Anything else', example: '' },
]

/** The sheet of a workbook that holds what belongs to the list and not to a row. */
export const HEAD_SHEET = '列表信息'

/** The heading of a column of rows. */
export const headingOf = (key: string): string => listColumns.find((column) => column.key === key)?.zh ?? key

/** The member that a column holds. Blanks around a heading, and its case in English, make no other column. */
export function keyOf(heading: string): string {
  const text = heading.normalize('NFKC').trim()
  const small = text.toLowerCase()
  const known = listColumns.find(({ key, zh, en }) => zh === text || key.toLowerCase() === small || en.toLowerCase() === small)
  return known?.key ?? text
}

/** The first row of a sheet or CSV as members of its rows; a column without a heading is null and is not read. */
export type Heading =
  | { readonly ok: true; readonly keys: readonly (string | null)[] }
  | { readonly ok: false; readonly why: 'columnMissing' | 'columnTwice' | 'tooWide' }

const MOST_COLUMNS = 200

export function readHeading(cells: readonly string[]): Heading {
  const keys = cells.map((cell) => (cell.trim() === '' ? null : keyOf(cell)))
  const named = keys.filter((key) => key !== null)
  if (keys.length > MOST_COLUMNS) return { ok: false, why: 'tooWide' }
  if (!named.includes('name')) return { ok: false, why: 'columnMissing' }
  if (new Set(named).size < named.length || named.includes('__proto__')) return { ok: false, why: 'columnTwice' }
  return { ok: true, keys }
}

/** A cell as it is read: text, number and boolean stay what they are; nothing there is null. */
export type Cell = string | number | boolean | null

/**
 * A row as a member for each heading; an empty cell is null. Undefined for a row in which nothing stands. Cells beyond the headings are
 * kept under their column's number, so that nothing is dropped.
 */
export function rowOfCells(
  keys: readonly (string | null)[],
  cells: readonly (Cell | undefined)[],
): Record<string, Cell> | undefined {
  const members = keys.flatMap((key, at): [string, Cell][] => (key === null ? [] : [[key, filled(cells[at])]]))
  const beyond = cells.flatMap((cell, at): [string, Cell][] =>
    (keys[at] ?? null) === null && filled(cell) !== null ? [[`column ${at + 1}`, filled(cell)]] : [],
  )
  const row = [...members, ...beyond]
  return row.some(([, cell]) => cell !== null) ? Object.fromEntries(row) : undefined
}

const filled = (cell: Cell | undefined): Cell => (cell === undefined || cell === '' ? null : cell)
