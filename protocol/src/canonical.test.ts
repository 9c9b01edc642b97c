import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex } from './bytes.ts'
import { canonicalBytes, canonicalText, type JsonLimits, parseBounded } from './canonical.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const vectors = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8'))
const wide: JsonLimits = { maxBytes: 10_000_000, maxDepth: 100, maxNodes: 999_999 }

/** Characters that are escaped, of one to four bytes, and at the edges of the surrogates. */
const anyJson = fc.jsonValue({
  stringUnit: fc.constantFrom(
    'a',
    'Z',
    '0',
    '_',
    '"',
    '\\',
    '/',
    '\u0000',
    '\n',
    '\u007f',
    'é',
    '\u2028',
    '通',
    '\ud7ff',
    '\ue000',
    '😀',
  ),
})

describe('canonical form (RFC 8785)', () => {
  const { vectors: published } = vectors<{ vectors: { name: string; input: string; canonical: string; hex: string }[] }>(
    'public/rfc8785.json',
  )
  for (const { name, input, canonical, hex } of published) {
    test(`public vector ${name}, byte for byte`, () => {
      expect(canonicalText(JSON.parse(input))).toBe(canonical)
      expect(toHex(canonicalBytes(JSON.parse(input)))).toBe(hex)
    })
  }

  test('is a form: writing what was read changes nothing, and the order of members has no part in it', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalText(value)
        expect(canonicalText(JSON.parse(text))).toBe(text)
        expect(canonicalText(reversed(value))).toBe(text)
      }),
    )
  })

  test('leaves out members that are undefined', () => expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}'))

  test('tells half a surrogate pair from a text that looks like one', () => {
    expect(canonicalText('\\ud800')).toBe('"\\\\ud800"')
    for (const value of ['\ud800', { a: ['x\udc00'] }, { '\ud800': 1 }]) expect(() => canonicalText(value)).toThrow('surrogate')
  })

  test('what has no JSON throws', () => {
    const cycle: unknown[] = []
    cycle.push(cycle)
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, cycle]) expect(() => canonicalText(value)).toThrow()
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

describe('a bounded parser', () => {
  test('reads every document within its limits as JSON.parse does', () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseBounded(text, wide)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
  })

  test('takes nothing that JSON.parse does not take', () => {
    const pieces = fc.constantFrom(
      ...'[]{},:"',
      '"a"',
      '"b"',
      '\\',
      '\\u',
      'd83d',
      '\\ude00',
      '1',
      '-',
      '.5',
      'e9',
      'true',
      'nul',
      ' ',
      '\n',
      '\u00a0',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        const text = list.join('')
        const parsed = parseBounded(text, wide)
        if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(text))
      }),
      { numRuns: 3000 },
    )
  })

  test('refuses only duplicate names, half surrogates, infinite numbers and __proto__ of what JSON.parse takes', () => {
    const pieces = fc.constantFrom(
      '"a":1',
      '"\\u0061":1',
      '"b":[{}]',
      '"b":2',
      '"\\ud83d\\ude00":3',
      '"c":"\\"a\\":1,"',
      '"c":1e308',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 5 }), (list) => {
        const text = `{${list.join(',')}}`
        const names = list.map((piece) => Object.keys(JSON.parse(`{${piece}}`)).join())
        expect(parseBounded(text, wide).ok).toBe(new Set(names).size === names.length)
      }),
    )
  })

  const { bounded } = vectors<{ bounded: { limits: JsonLimits; refused: { text: string; why: string }[] } }>('canonical.json')
  for (const { text, why } of bounded.refused) {
    test(`${why}: ${JSON.stringify(text).slice(0, 40)}`, () =>
      expect(parseBounded(text, bounded.limits)).toEqual({ ok: false, why }))
  }

  test('each limit is the last size that passes', () => {
    const exact = { maxBytes: 16, maxDepth: 2, maxNodes: 4 }
    expect(parseBounded('{"a":["通",null]}', { ...exact, maxBytes: 18 }).ok).toBe(true)
    expect(parseBounded('{"a":["通",null]}', { ...exact, maxBytes: 17 })).toEqual({ ok: false, why: 'tooLarge' })
    expect(parseBounded('{"a":["b",null]}', { ...exact, maxDepth: 1 })).toEqual({ ok: false, why: 'tooDeep' })
    expect(parseBounded('{"a":["b",null]}', { ...exact, maxNodes: 3 })).toEqual({ ok: false, why: 'tooMany' })
    expect(parseBounded('{"a":["b",null]}', exact).ok).toBe(true)
  })

  for (const [what, unit, why] of [
    ['arrays inside each other', '[', 'tooDeep'],
    ['objects inside each other', '{"a":', 'tooDeep'],
    ['siblings', '[],', 'tooMany'],
    ['closings without an opening', ']', 'notJson'],
    ['quotes', '"', undefined],
    ['backslashes', '\\', undefined],
    ['escapes', '\\ud83d', undefined],
    ['digits', '9', undefined],
    ['names', '"a":', undefined],
  ] as const) {
    test(`a million ${what} are refused without a stack, at once`, () => {
      for (const start of ['', '[', '{', '"', '["']) {
        const parsed = parseBounded(start + unit.repeat(1_000_000), wide)
        expect(parsed.ok).toBe(false)
        if (start === '' && why) expect(parsed).toEqual({ ok: false, why })
      }
    })
  }

  test('depth is bounded by the limit and nothing else', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(parseBounded(deep, { ...wide, maxDepth: 199_999 })).toEqual({ ok: false, why: 'tooDeep' })
  })

  test('small on the wire and huge in memory: three bytes a value, each counted before it is built', () => {
    expect(parseBounded(`[${'{},'.repeat(1000)}{}]`, { ...wide, maxNodes: 1001 })).toEqual({ ok: false, why: 'tooMany' })
    expect(parseBounded(`[${'{},'.repeat(1000)}{}]`, { ...wide, maxNodes: 1002 }).ok).toBe(true)
  })
})
