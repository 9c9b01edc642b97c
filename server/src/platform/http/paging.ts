import { fromBase64url, toBase64url, utf8 } from '@tongban/protocol/bytes'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { problem } from '../problems.ts'

/** The query of every list: `?limit=&cursor=`. */
export const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
})

/** One page of a list; `next` is absent on the last. */
export const pageOf = <T extends TSchema>(entry: T) =>
  Type.Object({ entries: Type.Array(entry), next: Type.Optional(Type.String()) })

/** A mark behind the last entry of a page: its sort values, opaque to the client. */
export function encodeCursor(position: unknown): string {
  return toBase64url(utf8(JSON.stringify(position)))
}

/** Reads a cursor back; what a client made up or kept from another list is refused: `platform/badCursor`. */
export function decodeCursor<T extends TSchema>(shape: T, cursor: string): Static<T> {
  const position = parse(cursor)
  if (!Value.Check(shape, position)) throw problem.badCursor({}, { field: '/query/cursor' })
  return position
}

function parse(cursor: string): unknown {
  const bytes = fromBase64url(cursor)
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** Cuts a page from `limit + 1` rows, so that the last page is known without counting. */
export function cutPage<T>(rows: readonly T[], limit: number, position: (last: T) => unknown): { entries: T[]; next?: string } {
  const entries = rows.slice(0, limit)
  const last = entries.at(-1)
  return rows.length > limit && last !== undefined ? { entries, next: encodeCursor(position(last)) } : { entries }
}
