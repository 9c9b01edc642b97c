import { problem } from '../problems.ts'

const MOST = 2000

/** The words that go along with a comment or an answer, in its document. Refuses `catalogue/statementMalformed`. */
export function wordsIn(document: unknown): string {
  const words = typeof document === 'object' && document !== null && 'words' in document ? document.words : undefined
  if (typeof words !== 'string' || words.length > MOST) throw problem.statementMalformed()
  return words
}
