/**
 * What a form says, in the order in which its item asks it: on the wire members stand in the canonical order of their names. What the
 * schema does not know stands last.
 */
export function inFormOrder(form: unknown, schema: unknown): Readonly<Record<string, unknown>> {
  const given = { ...(form as Readonly<Record<string, unknown>>) }
  const { properties = {} } = (schema ?? {}) as { readonly properties?: Readonly<Record<string, unknown>> }
  const asked = Object.keys(properties).filter((name) => name in given)
  return Object.fromEntries([...new Set([...asked, ...Object.keys(given)])].map((name) => [name, given[name]]))
}
