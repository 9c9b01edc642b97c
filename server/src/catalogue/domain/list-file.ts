/** What a list says of itself. `items` are rows of a directory, `guides` say what service guides say. */
export interface ListFrame {
  readonly list: string
  readonly kind: 'items' | 'guides'
  /** Everything but the rows. */
  readonly head: Readonly<Record<string, unknown>>
}

/** The kinds of lists, each named as the member that holds its rows. */
export const listKinds: readonly ListFrame['kind'][] = ['items', 'guides']

/** Where a document is not a list. */
export type NotAList = { readonly ok: false; readonly at: '' | '/list' | '/items' }

/** Reads what stands beside the rows: `list` names the list, and its rows must have been found in exactly one member. */
export function listFrame(
  members: Readonly<Record<string, unknown>>,
  kinds: readonly string[],
): { readonly ok: true; readonly frame: ListFrame } | NotAList {
  const { list } = members
  if (typeof list !== 'string' || !/^[a-z0-9][a-z0-9-]{0,59}$/.test(list)) return { ok: false, at: '/list' }
  const [kind, second] = listKinds.filter((known) => kinds.includes(known))
  if (kind === undefined || second !== undefined) return { ok: false, at: '/items' }
  const { [kind]: _rows, ...head } = members
  return { ok: true, frame: { list, kind, head } }
}

/** A whole document in memory as a list and its rows. */
export function listFile(
  document: unknown,
): { readonly ok: true; readonly frame: ListFrame; readonly rows: readonly unknown[] } | NotAList {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return { ok: false, at: '' }
  const members: Readonly<Record<string, unknown>> = { ...document }
  const held = listKinds.filter((kind) => Array.isArray(members[kind]))
  const read = listFrame(members, held)
  if (!read.ok) return read
  const rows = members[read.frame.kind]
  return Array.isArray(rows) ? { ...read, rows } : { ok: false, at: '/items' }
}
