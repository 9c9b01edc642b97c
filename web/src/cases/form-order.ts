interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

/**
 * The names of a form's fields in the order in which the item asks for them. A version is kept as canonical JSON, which sorts the members of
 * `properties` but leaves the list `required` as it was written: that one says the order; what may be left out comes behind.
 */
export function namesInOrder(schema: unknown): readonly string[] {
  const { properties = {}, required = [] } = (schema ?? {}) as Schema
  const asked = required.filter((name) => name in properties)
  return [...new Set([...asked, ...Object.keys(properties)])]
}

/** What a form says, in that order; what the schema does not know stands last. */
export function inFormOrder(form: unknown, schema: unknown): Readonly<Record<string, unknown>> {
  const given = { ...(form as Readonly<Record<string, unknown>>) }
  const asked = namesInOrder(schema).filter((name) => name in given)
  return Object.fromEntries([...new Set([...asked, ...Object.keys(given)])].map((name) => [name, given[name]]))
}
