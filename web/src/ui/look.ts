import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('look/', import.meta.url)

/** What all others build on comes first; what paper overrules comes last. */
const FIRST = ['tokens.css', 'elements.css']
const LAST = ['print.css']

const ranked = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) - FIRST.length : Number(LAST.includes(name)))

/** The one style sheet of the portal and the workbench: each file of `look/` is the look of one component. */
export function lookOf(): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.css'))
  const inOrder = names.sort((a, b) => ranked(a) - ranked(b) || (a < b ? -1 : 1))
  return inOrder.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('')
}
