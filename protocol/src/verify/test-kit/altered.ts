/** Where a value stands in a document: member names and indices from the root. */
export type Path = readonly (string | number)[]

/** A copy as it comes from a file, so no two places share an object, in which one value is replaced, or its member removed where `to` gives undefined. */
export function alteredAt(document: object, path: Path, to: (value: unknown) => unknown): object {
  const copy: object = JSON.parse(JSON.stringify(document))
  const holder = path.slice(0, -1).reduce<unknown>((value, name) => memberOf(value, name), copy)
  const name = path.at(-1)
  if (typeof holder !== 'object' || holder === null || name === undefined) throw new Error(`nothing stands at ${path.join('/')}`)
  const value = to(memberOf(holder, name))
  if (value === undefined) Reflect.deleteProperty(holder, name)
  else Reflect.set(holder, name, value)
  return copy
}

/** The same scalar, a little different. */
export function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string') return 'x'
  const at = Math.floor(value.length / 2)
  return `${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`
}

/** One path for each kind of place in a document: indices are taken as alike, so each member of each kind of object comes once. */
export function kindsOfPlace(document: object): Map<string, Path> {
  const found = new Map<string, Path>()
  const visit = (value: unknown, path: Path): void => {
    if (path.length > 0) found.set(path.map((name) => (typeof name === 'number' ? '*' : name)).join('/'), path)
    for (const [name, one] of membersOf(value)) visit(one, [...path, name])
  }
  visit(document, [])
  return found
}

export const valueAt = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, name) => memberOf(value, name), document)

function memberOf(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function membersOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()]
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
