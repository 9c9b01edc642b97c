import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { lookOf } from './look.ts'

const css = lookOf()
const CSS_BYTES = 20 * 1024

/** The tokens that a selector sets. */
function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  expect(start, selector).toBeGreaterThanOrEqual(0)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--(\w+): (#[0-9a-f]{6}|\d+px);/gi)].map(([, name, value]) => [name, value]))
}

const normal = tokensOf(':root')
const modes = {
  normal,
  elder: { ...normal, ...tokensOf('html[data-mode="elder"]') },
  contrast: { ...normal, ...tokensOf('html[data-mode="contrast"]') },
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const written: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['text', ['paper', 'ground', 'brand50']],
  ['text2', ['paper', 'ground']],
  ['hint', ['paper', 'ground']],
  ['brand', ['paper', 'brand50', 'ground']],
  ['danger', ['paper', 'danger50']],
  ['warn', ['paper', 'warn50']],
  ['ok', ['paper', 'ok50']],
  ['pair', ['paper', 'pair50']],
  ['on', ['brand', 'brand8']],
]

const leasts = { normal: 4.5, elder: 7, contrast: 7 } as const

test.each(Object.keys(leasts) as (keyof typeof leasts)[])(
  'in mode %s every text stands out from every ground it is written on',
  (mode) => {
    const tokens = modes[mode]
    for (const [text, grounds] of written) {
      for (const ground of grounds)
        expect(contrast(tokens[text] ?? '', tokens[ground] ?? ''), `${text} on ${ground}`).toBeGreaterThanOrEqual(leasts[mode])
    }
    expect(contrast(tokens['edge'] ?? '', tokens['paper'] ?? ''), 'edge of a field').toBeGreaterThanOrEqual(3)
  },
)

test('sizes: text of 16 px and targets of 44 px at least, for the elder 20 and 60', () => {
  const px = (mode: keyof typeof modes, name: string) => Number.parseInt(modes[mode][name] ?? '', 10)
  expect(Math.min(px('normal', 'fs'), px('normal', 'small'))).toBeGreaterThanOrEqual(16)
  expect(px('normal', 'main')).toBeGreaterThanOrEqual(44)
  expect(Math.min(px('elder', 'fs'), px('elder', 'small'))).toBeGreaterThanOrEqual(20)
  expect(px('elder', 'main')).toBeGreaterThanOrEqual(60)
})

test('the one style sheet stays small, and fetches nothing', () => {
  expect(gzipSync(css).byteLength).toBeLessThanOrEqual(CSS_BYTES)
  expect(css).not.toMatch(/@import|@font-face|url\(/)
})
