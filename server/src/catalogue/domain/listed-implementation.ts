import { parseDivision } from '@tongban/protocol/codes/division'
import { classImplementer, type ImplementerClass } from '@tongban/protocol/rows/implementer'
import { listedRow } from '@tongban/protocol/rows/listed-row'
import { nameKey } from './item-name.ts'

/** One authority's listed version of an item, as a row gives it. */
export interface ListedImplementation {
  /** Province that the row belongs to, six digits. */
  readonly region: string
  readonly division: string
  /** Unique within the list: the whole code, or the name where there is none, with a count for each repetition. */
  readonly key: string
  readonly authority: string
  readonly name: string
  readonly itemCode: string | null
  readonly implementerCode: string | null
  readonly implementerClass: ImplementerClass
}

/** Reads the implementation that each row of a list names, row after row. A row without division or department names none. */
export function createImplementations(): (value: unknown) => ListedImplementation | undefined {
  const seen = new Map<string, number>()
  return (value) => {
    const named = implementationOf(value)
    if (!named) return undefined
    const times = (seen.get(named.key) ?? 0) + 1
    seen.set(named.key, times)
    return times === 1 ? named : { ...named, key: `${named.key} ${times}` }
  }
}

function implementationOf(value: unknown): ListedImplementation | undefined {
  const row = listedRow(value)
  const department = departmentOf(value)
  const division = parseDivision(row?.areaCode ?? '')
  if (!row || row.name === null || department === undefined || !division.ok) return undefined
  const implementerCode = row.implementerCode ?? null
  return {
    region: division.parts.province,
    division: division.parts.code.slice(0, 6),
    key: row.itemCode ?? nameKey(row.name),
    authority: department,
    name: row.name,
    itemCode: row.itemCode ?? null,
    implementerCode,
    implementerClass: classImplementer(implementerCode),
  }
}

function departmentOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('department' in value)) return undefined
  return typeof value.department === 'string' && value.department !== '' ? value.department : undefined
}
