import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUuidv7, uuidv7 } from './ids.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })
const chance = fc.uint8Array({ minLength: 10, maxLength: 10 })
const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('UUID version 7', () => {
  test('is the example of RFC 9562, A.6', () => {
    const random = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f)
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  test('is well formed for any time and chance, and carries the time', () => {
    fc.assert(
      fc.property(instant, chance, (nowMs, random) => {
        const id = uuidv7(nowMs, random)
        expect(isUuidv7(id)).toBe(true)
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(nowMs)
      }),
    )
  })

  test('sorts by time, whatever the chance', () => {
    fc.assert(
      fc.property(instant, instant, chance, chance, (a, b, one, two) => {
        fc.pre(a < b)
        expect(uuidv7(a, one) < uuidv7(b, two)).toBe(true)
      }),
    )
  })

  test('keeps 74 bits of the chance', () => {
    const all = uuidv7(0, new Uint8Array(10).fill(255))
    expect(all).toBe('00000000-0000-7fff-bfff-ffffffffffff')
  })

  test('a time or a chance that is none is a bug', () => {
    for (const nowMs of [-1, 0.5, Number.NaN, 2 ** 48]) expect(() => uuidv7(nowMs, new Uint8Array(10))).toThrow('48 bits')
    for (const length of [0, 9, 11]) expect(() => uuidv7(0, new Uint8Array(length))).toThrow('10 random bytes')
  })

  for (const id of [
    '017f22e2-79b0-4cc3-98c4-dc0c0c07398f',
    '017f22e2-79b0-7cc3-18c4-dc0c0c07398f',
    '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
    '017f22e279b07cc398c4dc0c0c07398f',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n',
    '',
  ]) {
    test(`is not: ${JSON.stringify(id)}`, () => expect(isUuidv7(id)).toBe(false))
  }
})
