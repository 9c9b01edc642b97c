import { randomBytes } from 'node:crypto'

/** What somebody sent when nobody was signed in any more. */
export interface Typed {
  /** The page it was sent to, as its address stands in the browser. */
  readonly page: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

export interface TypedForms {
  /** Answers the name under which it is kept, known to one browser only. */
  keep(typed: Typed): string
  find(id: string): Typed | undefined
}

const MOST_FORMS = 2_000
const ID_BYTES = 24

/**
 * Keeps what was typed until it can be sent again. In the memory of this process alone: it is personal, and drafts of applications lie in
 * the node with every step anyhow. The oldest goes when there are too many.
 */
export function typedForms(): TypedForms {
  const kept = new Map<string, Typed>()
  return {
    keep(typed) {
      const [oldest] = kept.keys()
      if (kept.size >= MOST_FORMS && oldest !== undefined) kept.delete(oldest)
      const id = randomBytes(ID_BYTES).toString('base64url')
      kept.set(id, typed)
      return id
    },
    find: (id) => kept.get(id),
  }
}
