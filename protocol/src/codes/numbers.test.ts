import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeCaseNumber, parseCaseNumber } from './case-number.ts'
import { checkQueryNumber, makeQueryNumber } from './query-number.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const implementation = '11440232MB2D06811W4000117051000'
const random = fc.uint8Array({ minLength: 5, maxLength: 5 })
const made = random.map((bytes) => {
  const number = makeQueryNumber({ region: '500103', day: '2026-11-24', random: bytes })
  return number.ok ? number.parts : ''
})

test('a query number is region, day, eight base-32 characters and a check character', () => {
  const number = makeQueryNumber({ region: '500103', day: '2026-11-24', random: Uint8Array.of(0, 0, 0, 0, 31) })
  expect(number.ok && number.parts).toMatch(/^500103202611240000000Z[0-9A-Z]$/)
})

test('it is read back whether typed in small letters, with hyphens, or with O and I in the random part', () => {
  fc.assert(
    fc.property(made, (number) => {
      const groups = [number.slice(0, 6), number.slice(6, 14), number.slice(14, 22), number.slice(22)]
      const random = groups[2]?.replaceAll('0', 'o').replaceAll('1', 'l')
      for (const typed of [number, groups.join('-').toLowerCase(), ` ${groups[0]} ${groups[1]} ${random} ${groups[3]}`]) {
        expect(checkQueryNumber(typed)).toEqual({
          ok: true,
          parts: { region: '500103', day: '2026-11-24', random: groups[2], number },
        })
      }
    }),
  )
})

test('one wrong character or two swapped neighbours are never read as another number', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  fc.assert(
    fc.property(made, fc.nat(7), fc.nat(30), (number, offset, shift) => {
      const at = 14 + offset
      const other = alphabet[(alphabet.indexOf(number[at] ?? '') + 1 + shift) % 32]
      expect(checkQueryNumber(number.slice(0, at) + other + number.slice(at + 1))).toEqual({ ok: false, why: 'check' })
      const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
      if (number[at] !== number[at + 1]) expect(checkQueryNumber(swapped).ok).toBe(false)
    }),
  )
})

test.each([
  ['too short', '50010320261124', 'length'],
  ['U is not in the base-32 alphabet', '50010320261124UUUUUUUU0', 'character'],
  ['no such day', '50010320261324000000000', 'date'],
] as const)('%s', (_, typed, why) => {
  expect(checkQueryNumber(typed)).toEqual({ ok: false, why })
})

test('a query number is not made of a wrong region, day or too little chance', () => {
  const right = { region: '500103', day: '2026-11-24', random: new Uint8Array(5) }
  expect(makeQueryNumber({ ...right, region: '5001' })).toEqual({ ok: false, why: 'division' })
  expect(makeQueryNumber({ ...right, day: '2026-02-29' })).toEqual({ ok: false, why: 'date' })
  expect(makeQueryNumber({ ...right, random: new Uint8Array(4) })).toEqual({ ok: false, why: 'length' })
})

test('a case number is written and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (serial) => {
      const number = makeCaseNumber({ implementation, day: '2026-11-24', serial })
      expect(number.ok && parseCaseNumber(number.parts)).toEqual({
        ok: true,
        parts: { implementation, day: '2026-11-24', serial },
      })
    }),
  )
})

test.each([
  ['serials never wrap', { serial: 10_000 }, 'serial'],
  ['nor start at nothing', { serial: 0 }, 'serial'],
  ['no implementation code', { implementation: null }, 'implementer'],
  ['the 17-character code of the district’s police', { implementation: '1151130000877869M4000117051000' }, 'implementer'],
  ['a code with its business item', { implementation: `${implementation}01` }, 'implementer'],
  ['no such day', { day: '2026-13-01' }, 'date'],
] as const)('the case number stays empty: %s', (_, change, why) => {
  expect(makeCaseNumber({ implementation, day: '2026-11-24', serial: 1, ...change })).toEqual({ ok: false, why })
})
