import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { evidenceMarks, Name } from '../version/version.ts'

const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })

/**
 * A bundle (一件事): several items handled as one life event. A person fills in one form and brings one list of materials; each item is
 * decided by its own authority, under its own version.
 */
export const BundleSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' }),
    name: Name,
    /** Names of the items, as lists write them, in the order in which a person meets them. */
    items: Type.Array(Text(200), { minItems: 2, maxItems: 20, uniqueItems: true }),
    /** How far the choice of items can be trusted. */
    evidence: Type.Enum([...evidenceMarks]),
    sources: Type.Array(Text(2000), { maxItems: 20 }),
    note: Type.Optional(Text(2000)),
  },
  { additionalProperties: false },
)
export type Bundle = Type.Static<typeof BundleSchema>

const bundle = Compile(BundleSchema)

export type BundleReading =
  | { readonly ok: true; readonly bundle: Bundle }
  /** A JSON pointer to each fault, at most ten. */
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads a bundle out of a document. */
export function readBundle(document: unknown): BundleReading {
  if (bundle.Check(document)) return { ok: true, bundle: document }
  const faults = bundle.Errors(document).map(({ instancePath }) => instancePath)
  return { ok: false, faults: [...new Set(faults)].slice(0, 10) }
}
