import { type LocalShape, localShape, parseSichuanCode } from '../codes/sichuan-item-code.ts'
import { classImplementer, type ImplementerClass } from './implementer.ts'
import { type ListedRow, listedRow } from './listed-row.ts'
import { type Mark, mark } from './marks.ts'

/** What the rules say of one row. `implementer` and `shape` are null where the list has no such column. */
export interface RowReport {
  /** Counted from 1, in the order of the list. */
  readonly row: number
  readonly name: string | null
  readonly accepted: boolean
  readonly implementer: ImplementerClass | null
  readonly shape: LocalShape | null
  readonly marks: readonly Mark[]
}

/** Kinds that the letter of a provincial code of level digit 1 stands for, as read from the rows themselves; others are not judged. */
const kindByLetter: { readonly [letter: string]: string } = { A: '1', G: '5', F: '7', E: '9', Z: '10' }

/** Reports one row by itself; what concerns several rows at once, `reportRows` adds. */
export function reportRow(value: unknown, row: number): RowReport {
  const listed = listedRow(value)
  if (!listed) {
    return { row, name: null, accepted: false, implementer: null, shape: null, marks: [mark('notARecord', '', null)] }
  }
  return {
    row,
    name: listed.name,
    accepted: listed.name !== null,
    implementer: listed.implementerCode === undefined ? null : classImplementer(listed.implementerCode),
    shape: listed.localBasicCode ? localShape(listed.localBasicCode) : null,
    marks: [...nameMarks(listed), ...implementerMarks(listed), ...codeMarks(listed)],
  }
}

function nameMarks({ name, evidence }: ListedRow): Mark[] {
  const marks = name === null ? [mark('nameMissing', 'name', null)] : []
  return evidence === 'recalled' ? [...marks, mark('notRead', 'evidence', evidence)] : marks
}

function implementerMarks({ implementerCode }: ListedRow): Mark[] {
  if (implementerCode === undefined) return []
  const codes = {
    missing: 'implementerMissing',
    malformed: 'implementerMalformed',
    checkFailed: 'implementerCheckFailed',
  } as const
  const found = classImplementer(implementerCode)
  return found === 'valid' ? [] : [mark(codes[found], 'implementerCode', implementerCode)]
}

function codeMarks(listed: ListedRow): Mark[] {
  const marks: Mark[] = []
  const { itemCode, localBasicCode, taskType } = listed
  const shape = localBasicCode ? localShape(localBasicCode) : undefined
  if (localBasicCode && shape === 'unknown') marks.push(mark('localCodeUnknown', 'localBasicCode', localBasicCode))
  if (localBasicCode && shape === 'overfull') marks.push(mark('localCodeOverfull', 'localBasicCode', localBasicCode))
  const kind = kindByLetter[/^511([A-Z])/.exec(localBasicCode ?? '')?.[1] ?? '']
  if (kind && taskType && kind !== taskType) marks.push(mark('kindDiffers', 'taskType', taskType))
  return itemCode ? [...marks, ...wholeCodeMarks(itemCode, listed)] : marks
}

function wholeCodeMarks(itemCode: string, { areaCode, implementerCode }: ListedRow): Mark[] {
  const whole = parseSichuanCode(itemCode)
  if (!whole.ok) return [mark('itemCodeShape', 'itemCode', itemCode)]
  const marks: Mark[] = []
  const { area, implementer } = whole.parts
  if (areaCode && area !== areaCode) marks.push(mark('areaDiffers', 'itemCode', area))
  if (implementerCode && implementer !== implementerCode) marks.push(mark('implementerDiffers', 'itemCode', implementer))
  return marks
}
