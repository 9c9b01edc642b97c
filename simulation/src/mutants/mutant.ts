/** One bug planted on purpose: pieces of the product's source and what stands there instead. */
export interface Mutant {
  readonly name: string
  /** What is wrong, in one line. */
  readonly bug: string
  readonly edits: readonly Edit[]
}

export interface Edit {
  readonly file: string
  /** Stands exactly once in the file. */
  readonly find: string
  readonly put: string
}

/** A bug of one piece. */
export const one = (name: string, bug: string, ...[file, find, put]: [file: string, find: string, put: string]): Mutant => ({
  ...{ name, bug },
  edits: [{ file, find, put }],
})
