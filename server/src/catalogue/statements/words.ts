import { problem } from '../problems.ts'

/** The words that go along with a comment or an answer, as a document. */
export interface Words {
  readonly words: string
}

const MOST = 2000

/** Reads the words of a statement. Refuses `catalogue/statementMalformed`. */
export function wordsIn(document: unknown): string {
  const words = typeof document === 'object' && document !== null && 'words' in document ? document.words : undefined
  if (typeof words !== 'string' || words.length > MOST) throw problem.statementMalformed()
  return words
}
