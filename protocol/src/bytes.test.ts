import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromBase64url, fromHex, fromUtf8, sameBytes, toBase64url, toHex, utf8 } from './bytes.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })
const anyBytes = fc.uint8Array({ maxLength: 100 })

describe('base64url', () => {
  test('is what Node writes, and comes back', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64url(text)).toEqual(bytes)
      }),
    )
  })

  for (const [text, why] of [
    ['A', 'an impossible length'],
    ['AAAAA', 'an impossible length'],
    ['AA==', 'padding'],
    ['AB', 'unused bits of one byte that are not zero'],
    ['AAB', 'unused bits of two bytes that are not zero'],
    ['AA+A', 'plus, of the other alphabet'],
    ['AA/A', 'slash, of the other alphabet'],
    ['AA\n', 'a line end'],
    ['AA A', 'a blank'],
    ['AAA\u0141', 'a character whose low byte would be a symbol'],
  ] as const) {
    test(`refuses ${why}: ${JSON.stringify(text)}`, () => expect(fromBase64url(text)).toBeUndefined())
  }

  test('takes a text only if it is the one text of its bytes', () => {
    const symbols = fc.constantFrom(...'ABCDwxyz0189-_=+/ ')
    fc.assert(
      fc.property(fc.array(symbols, { maxLength: 9 }), (list) => {
        const text = list.join('')
        const bytes = fromBase64url(text)
        if (bytes) expect(toBase64url(bytes)).toBe(text)
      }),
    )
  })
})

test('hexadecimal comes back, in either case, and nothing else does', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(bytes)
      expect(fromHex(toHex(bytes).toUpperCase())).toEqual(bytes)
    }),
  )
  for (const text of ['0', '0g', '0x', ' 0', '١٢']) expect(fromHex(text), text).toBeUndefined()
})

test('bytes that are not UTF-8 have no text: cut, overlong, half a surrogate pair', () => {
  expect(fromUtf8(utf8('通办'))).toBe('通办')
  expect(fromUtf8(utf8('\ufeff{}'))).toBe('\ufeff{}')
  for (const hex of ['e9809a'.slice(0, 4), 'c080', 'eda080', 'ff'])
    expect(fromUtf8(fromHex(hex) ?? new Uint8Array()), hex).toBeUndefined()
})

test('parts are joined in order, in memory of their own', () => {
  const part = Uint8Array.of(1, 2)
  const joined = concat(part, new Uint8Array(), Uint8Array.of(3))
  part[0] = 9
  expect(joined).toEqual(Uint8Array.of(1, 2, 3))
})

test('bytes are the same only in length and content', () => {
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  expect(sameBytes(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false)
})
