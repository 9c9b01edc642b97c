import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { parseBounded } from '../canonical.ts'
import { SigningKey } from '../suite/key-shape.ts'
import type { Founders } from '../trust/trust-list.ts'

const shape = Compile(
  Type.Object({
    authorities: Type.Array(Type.Intersect([Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) }), SigningKey]), {
      minItems: 1,
      maxItems: 50,
    }),
    threshold: Type.Integer({ minimum: 1, maximum: 50 }),
  }),
)
const isFounders = (value: unknown): value is Founders => shape.Check(value)

/**
 * The founding authorities that a reader trusts, from a file he got otherwise than with the export: `{authorities: [{id, suite, key}],
 * threshold}`. A trust list that he took before is such a file too. Undefined where the text is neither.
 */
export function readFounders(text: string): Founders | undefined {
  const parsed = parseBounded(text, { maxBytes: 4 * 1024 * 1024, maxDepth: 16, maxNodes: 100_000 })
  if (!parsed.ok || !isFounders(parsed.value)) return undefined
  const { authorities, threshold } = parsed.value
  return { authorities, threshold }
}
