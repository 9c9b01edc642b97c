import Type from 'typebox'

/** Where a page of entries ended. */
export const EntryPosition = Type.Object({
  region: Type.String(),
  kind: Type.String(),
  term: Type.String(),
  state: Type.String(),
})
