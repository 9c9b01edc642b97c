/**
 * One row of an official list, as published. A column that the list does not carry is `undefined`, one that it carries but left empty is
 * `null`: a list without codes is not a list of missing codes.
 */
export interface ListedRow {
  readonly name: string | null
  readonly itemCode: string | null | undefined
  readonly localBasicCode: string | null | undefined
  readonly implementerCode: string | null | undefined
  readonly areaCode: string | null | undefined
  readonly taskType: string | null | undefined
  readonly evidence: string | null | undefined
}

/** Reads what the rules need of a row, changing nothing. Undefined when the row is not a record at all. */
export function listedRow(value: unknown): ListedRow | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const columns = new Map<string, unknown>(Object.entries(value))
  const column = (key: string): string | null | undefined => (columns.has(key) ? text(columns.get(key)) : undefined)
  return {
    name: column('name') ?? null,
    itemCode: column('itemCode'),
    localBasicCode: column('localBasicCode'),
    implementerCode: column('implementerCode'),
    areaCode: column('areaCode'),
    taskType: column('taskType'),
    evidence: column('evidence'),
  }
}

/** An empty cell is null; a number is the text a person sees. */
function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}
