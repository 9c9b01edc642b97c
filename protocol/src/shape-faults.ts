import type { Validator } from 'typebox/compile'

const MOST = 10

/** Where a document does not have the shape it should: JSON pointers, a missing member by its own; at most ten, none where it fits. */
export function shapeFaults(shape: Pick<Validator, 'Check' | 'Errors'>, value: unknown): string[] {
  if (shape.Check(value)) return []
  const places = shape
    .Errors(value)
    .flatMap((error) =>
      error.keyword === 'required'
        ? error.params.requiredProperties.map((name) => `${error.instancePath}/${name}`)
        : [error.instancePath],
    )
  return [...new Set(places)].slice(0, MOST)
}
