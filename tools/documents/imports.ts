import { importsAsMarkdown } from '../architecture-diagram.mjs'
import type { Document } from './document.ts'

const begin = '<!-- imports: drawn by `npm run docs` from tools/architecture.mjs -->'
const end = '<!-- imports: end -->'

/** Puts the drawn part between its marks and leaves the rest as it was written. */
export function withImports(current: string, drawn: string): string {
  const [before, rest] = current.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`ARCHITECTURE.md has lost its marks: ${begin} … ${end}`)
  return `${before}${begin}\n${drawn}\n${end}${after}`
}

/** Who may import whom, in ARCHITECTURE.md. */
export const importRules: Document = {
  path: 'ARCHITECTURE.md',
  make: async (current) => withImports(current, importsAsMarkdown()),
}
