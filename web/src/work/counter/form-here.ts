import type { Version } from '@tongban/protocol/version/version'
import { inFormOrder } from '../../cases/form-order.ts'

/** A field of an item's form as the desk shows it. */
export interface Property {
  readonly type?: string
  readonly title?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly oneOf?: readonly { readonly const: string; readonly title?: string }[]
}

type OfForm = Pick<Version, 'formSchema'>

/** The fields of the form in the order of the item. */
export function propertiesOf({ formSchema }: OfForm): Readonly<Record<string, Property>> {
  const { properties = {} } = formSchema as { properties?: Readonly<Record<string, Property>> }
  return inFormOrder(properties, formSchema) as Readonly<Record<string, Property>>
}

export const isRequiredIn = ({ formSchema }: OfForm, name: string): boolean =>
  (formSchema as { required?: readonly string[] }).required?.includes(name) ?? false

/** What a field can only be one of, as the version's schema says it. */
export function optionsOf({ enum: values, oneOf }: Property): { value: string; text: string }[] | undefined {
  if (oneOf !== undefined) return oneOf.map(({ const: value, title = value }) => ({ value, text: title }))
  return values?.map((value) => ({ value, text: value }))
}

/** What was typed into the form, as its schema wants it. An empty field is left out: the schema says whether it may be. */
export function formIn(version: OfForm, form: FormData): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(propertiesOf(version)).flatMap(([name, { type }]) => {
      const text = String(form.get(`form.${name}`) ?? '').trim()
      return text === '' ? [] : [[name, typedValue(text, type)] as const]
    }),
  )
}

function typedValue(text: string, type: string | undefined): unknown {
  if (type === 'number' || type === 'integer') return Number(text)
  return type === 'boolean' ? text === 'true' : text
}
