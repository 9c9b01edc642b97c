/** A text of the repository that is drawn from the code and must agree with it. */
export interface Document {
  /** Where it stands, below the root of the project. */
  readonly path: string
  /** Makes the whole text; `current` is what stands there now, for documents of which only a part is drawn. */
  make(current: string): Promise<string>
}

/** The one warning at the head of a text nobody should edit. */
export const generated = '<!-- Made by `npm run docs` from the code; a test compares. Do not edit. -->'

/** A cell of a Markdown table: a bar would end it. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
