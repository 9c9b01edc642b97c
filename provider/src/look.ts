import { readFileSync } from 'node:fs'

/** The style sheet of the provider's pages. */
export const look = {
  path: '/look.css',
  css: readFileSync(new URL('look.css', import.meta.url), 'utf8'),
}
