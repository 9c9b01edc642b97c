/** Takes from the front what fits into `maxBytes`, and at least one: what is too large alone must be seen to be refused. */
export function cut<T extends { readonly size: number }>(rows: readonly T[], maxBytes: number): T[] {
  let left = maxBytes
  const taken: T[] = []
  for (const row of rows) {
    left -= row.size
    if (left < 0 && taken.length > 0) break
    taken.push(row)
  }
  return taken
}
