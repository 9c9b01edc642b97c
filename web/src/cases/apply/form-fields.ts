import type { Version } from '@tongban/protocol/version/version'
import { inFormOrder } from '../form-order.ts'

/** One field of an item's form, as its JSON Schema describes it. */
export interface FormField {
  readonly name: string
  readonly label: { readonly zh: string; readonly en: string | null }
  readonly kind: 'text' | 'lines' | 'number' | 'date' | 'choice' | 'yesNo'
  readonly required: boolean
  readonly options: readonly { readonly value: string; readonly zh: string; readonly en: string | null }[]
}

interface Property {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly format?: string
  readonly maxLength?: number
  readonly enum?: readonly string[]
  readonly oneOf?: readonly { readonly const?: string; readonly title?: string; readonly description?: string }[]
}

interface FormSchema {
  readonly properties?: Readonly<Record<string, Property>>
  readonly required?: readonly string[]
}

/** What is known of every person and so asked in no form: it comes from the registration and from the contact. */
export const knownFields = ['name', 'idNumber', 'phone'] as const

const LONG_TEXT = 300

/** The fields that the person fills in, in the order of the item. */
export function fieldsOf({ formSchema }: Pick<Version, 'formSchema'>): FormField[] {
  const { properties = {}, required = [] } = formSchema as FormSchema
  return Object.entries(inFormOrder(properties, { properties, required }) as Readonly<Record<string, Property>>)
    .filter(([name]) => !knownFields.some((known) => known === name))
    .map(([name, property]) => ({
      name,
      label: { zh: property.title ?? name, en: property.description ?? null },
      kind: kindOf(property),
      required: required.includes(name),
      options: optionsOf(property),
    }))
}

/** Which of what is known the form wants. */
export const wantsKnown = ({ formSchema }: Pick<Version, 'formSchema'>, name: (typeof knownFields)[number]): boolean =>
  name in ((formSchema as FormSchema).properties ?? {})

function kindOf({ type, format, maxLength = 0, enum: values, oneOf }: Property): FormField['kind'] {
  if (values || oneOf) return 'choice'
  if (type === 'boolean') return 'yesNo'
  if (type === 'integer' || type === 'number') return 'number'
  if (format === 'date') return 'date'
  return maxLength > LONG_TEXT ? 'lines' : 'text'
}

function optionsOf({ enum: values = [], oneOf = [] }: Property): FormField['options'] {
  const said = oneOf.flatMap(({ const: value, title, description }) =>
    value === undefined ? [] : [{ value, zh: title ?? value, en: description ?? null }],
  )
  return said.length > 0 ? said : values.map((value) => ({ value, zh: value, en: null }))
}

/** What was sent, as the schema wants it. An empty field is left out, so that the schema says whether it may be. */
export function valuesIn(sent: FormData, fields: readonly FormField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueSent(sent, field)
      return value === undefined ? [] : [[field.name, value]]
    }),
  )
}

function valueSent(sent: FormData, { name, kind }: FormField): unknown {
  if (kind === 'date') return dateIn(sent, name)
  const text = String(sent.get(name) ?? '').trim()
  if (text === '') return undefined
  if (kind === 'yesNo') return text === 'true'
  if (kind === 'number') return Number.isNaN(Number(text)) ? text : Number(text)
  return text
}

/** A date from its three fields: `2026-3-2` is read as people mean it. */
export function dateIn(sent: FormData, name: string): string | undefined {
  const parts = ['year', 'month', 'day'].map((part) => String(sent.get(`${name}.${part}`) ?? '').trim())
  if (parts.every((part) => part === '')) return undefined
  const [year = '', month = '', day = ''] = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
