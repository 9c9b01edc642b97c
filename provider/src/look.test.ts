import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { look } from './look.ts'

const portal = readFileSync(new URL('../../web/src/ui/look/tokens.css', import.meta.url), 'utf8')

const scopes = [':root', 'html[data-mode="elder"]', 'html[data-mode="contrast"]'] as const

/** What a scope of a sheet says, by the names of its tokens. */
function tokensOf(sheet: string, scope: string): Map<string, string> {
  const block = sheet.split(`${scope} {`)[1]?.split('}')[0] ?? ''
  return new Map([...block.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]))
}

const used = new Set([...look.css.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = '']) => name))

test.each(scopes)('the tokens of %s are the portal’s, all that are used and no other', (scope) => {
  const wanted = new Map([...tokensOf(portal, scope)].filter(([name]) => used.has(name)))
  expect(tokensOf(look.css, scope)).toEqual(wanted)
})
