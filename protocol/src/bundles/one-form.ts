import { canonicalText } from '../canonical.ts'

type Schema = Readonly<Record<string, unknown>>

/** The application form of one item of a bundle (JSON Schema 2020-12). */
export interface PartForm {
  readonly item: string
  readonly form: Schema
}

/** One question of the one form, and where its answer goes: into a field of an item's own form, or, with `field` null, as the whole of it. */
export interface BundleField {
  readonly key: string
  readonly schema: unknown
  readonly required: boolean
  readonly for: readonly { readonly item: string; readonly field: string | null }[]
}

export interface OneForm {
  readonly schema: Schema
  readonly fields: readonly BundleField[]
}

/** What a form may consist of so that its fields can be asked one by one. Any other keyword ties fields together. */
const plainKeywords = new Set([
  '$schema',
  '$id',
  'title',
  'description',
  'type',
  'properties',
  'required',
  'additionalProperties',
])

/**
 * One form for several items. Fields of the same name and the same schema are one question; of the same name and another schema they are
 * two, for an answer must be good for every item it goes to. A form whose fields hang together is asked as a whole, under its item's id.
 */
export function oneForm(parts: readonly PartForm[]): OneForm {
  const fields: BundleField[] = []
  for (const part of parts) for (const asked of fieldsOf(part)) place(fields, asked)
  return { fields, schema: schemaOf(fields) }
}

interface AskedField {
  readonly name: string
  readonly schema: unknown
  readonly required: boolean
  readonly target: BundleField['for'][number]
}

function fieldsOf({ item, form }: PartForm): AskedField[] {
  const { properties, required } = form
  const isPlain = Object.keys(form).every((keyword) => plainKeywords.has(keyword))
  if (!isPlain || typeof properties !== 'object' || properties === null)
    return [{ name: item, schema: form, required: true, target: { item, field: null } }]
  const needed = new Set(Array.isArray(required) ? required : [])
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, schema, required: needed.has(name) },
    target: { item, field: name },
  }))
}

function place(fields: BundleField[], { name, schema, required, target }: AskedField): void {
  const text = canonicalText(schema)
  const at = fields.findIndex((field) => baseOf(field) === name && canonicalText(field.schema) === text)
  const known = fields[at]
  if (known) fields[at] = { ...known, required: known.required || required, for: [...known.for, target] }
  else fields.push({ key: freeKey(fields, name), schema, required, for: [target] })
}

const baseOf = ({ for: [first] }: BundleField): string | undefined => (first ? (first.field ?? first.item) : undefined)

function freeKey(fields: readonly BundleField[], name: string): string {
  const taken = new Set(fields.map(({ key }) => key))
  for (let n = 1; ; n++) {
    const key = n === 1 ? name : `${name}-${n}`
    if (!taken.has(key)) return key
  }
}

const schemaOf = (fields: readonly BundleField[]): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: Object.fromEntries(fields.map(({ key, schema }) => [key, schema])),
  required: fields.filter(({ required }) => required).map(({ key }) => key),
  additionalProperties: false,
})

/** The form of one item, filled from the one form. */
export function valuesFor({ fields }: OneForm, item: string, values: Schema): unknown {
  const own: [string, unknown][] = []
  for (const { key, for: targets } of fields) {
    const target = targets.find((one) => one.item === item)
    if (!target || !Object.hasOwn(values, key)) continue
    if (target.field === null) return values[key]
    own.push([target.field, values[key]])
  }
  return Object.fromEntries(own)
}
