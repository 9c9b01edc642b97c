import { readFileSync } from 'node:fs'

/** A file of `data/`, which ships with the product. */
export function readShipped(file: string): { readonly text: string; readonly value: unknown } {
  const text = readFileSync(new URL(`../../../../data/${file}`, import.meta.url), 'utf8')
  return { text, value: JSON.parse(text) }
}
