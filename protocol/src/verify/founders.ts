import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { toBase64url } from '../bytes.ts'
import { canonicalBytes, parseBounded } from '../canonical.ts'
import { SigningKey } from '../suite/key-shape.ts'
import type { Suites } from '../suite/suite.ts'
import type { Authority, Founders } from '../trust/trust-list.ts'

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

/** An authority and the hash of its key under its own suite, so that two people can compare it over the telephone. */
export interface Fingerprint {
  readonly authority: string
  readonly fingerprint: string
}

/** Of each authority that a trust list names. */
export function fingerprints({ authorities }: Founders, suites: Suites): Promise<Fingerprint[]> {
  return Promise.all(
    authorities.map(async (authority) => ({ authority: authority.id, fingerprint: await fingerprint(authority, suites) })),
  )
}

async function fingerprint({ suite: name, key }: Authority, suites: Suites): Promise<string> {
  const suite = suites[name]
  return suite ? toBase64url(await suite.digest(canonicalBytes(key))) : `${name}: this program lacks the suite`
}
