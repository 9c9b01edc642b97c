/** A file of items or of guides, told apart by what it holds. */
export interface ListFile {
  readonly list: string
  readonly kind: 'items' | 'guides'
  /** Everything but the rows. */
  readonly head: Readonly<Record<string, unknown>>
  readonly rows: readonly unknown[]
}

/** Where a document is not a list. */
export type NotAList = { readonly ok: false; readonly at: '' | '/list' | '/items' }

/** Reads the frame of a list: `list` names it, `items` or `guides` holds its rows, whatever these are. */
export function listFile(document: unknown): { readonly ok: true; readonly file: ListFile } | NotAList {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return { ok: false, at: '' }
  const members = new Map<string, unknown>(Object.entries(document))
  const list = members.get('list')
  if (typeof list !== 'string' || !/^[a-z0-9][a-z0-9-]{0,59}$/.test(list)) return { ok: false, at: '/list' }
  const kind = members.has('guides') ? 'guides' : 'items'
  const rows = members.get(kind)
  if (!Array.isArray(rows)) return { ok: false, at: '/items' }
  members.delete(kind)
  return { ok: true, file: { list, kind, head: Object.fromEntries(members), rows } }
}
