import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCertificateId, parseCertificateId } from './certificate-id.ts'
import { parseCitizenId, testCitizenId } from './citizen-id.ts'
import { checkCharacter } from './mod-37-36.ts'
import { isOrganisationCode, organisationCheck } from './organisation-code.ts'
import { parseUscc, usccCheck } from './uscc.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const textOf = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })

const uscc = fc.tuple(textOf(usccAlphabet, 2), textOf('0123456789', 6), textOf(usccAlphabet, 8)).map(([kind, division, body]) => {
  const start = `${kind}${division}${body}${organisationCheck(body) ?? ''}`
  return `${start}${usccCheck(start) ?? ''}`
})
const citizen = fc
  .tuple(fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }), fc.nat(999))
  .map(([birth, order]) => testCitizenId(birth.toISOString().slice(0, 10), order))

const withWrongCharacter = (code: string, at: number, alphabet: string, shift: number): string => {
  const old = alphabet.indexOf(code[at] ?? '')
  const other = alphabet[(old + 1 + (shift % (alphabet.length - 1))) % alphabet.length] ?? ''
  return code.slice(0, at) + other + code.slice(at + 1)
}
const withSwap = (code: string, at: number): string => code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)

describe('a built code is read back, and one wrong character is never', () => {
  test('credit code', () => {
    fc.assert(
      fc.property(uscc, fc.nat(17), fc.nat(), (code, at, shift) => {
        expect(parseUscc(code).ok).toBe(true)
        expect(parseUscc(withWrongCharacter(code, at, usccAlphabet, shift)).ok).toBe(false)
      }),
    )
  })

  test('identity number', () => {
    fc.assert(
      fc.property(citizen, fc.nat(16), fc.nat(), (code, at, shift) => {
        expect(parseCitizenId(code)).toMatchObject({ ok: true, parts: { kind: 'test' } })
        expect(parseCitizenId(withWrongCharacter(code, at, '0123456789', shift)).ok).toBe(false)
      }),
    )
  })

  test('certificate identifier: MOD 37,36 also finds every swap of neighbours', () => {
    fc.assert(
      fc.property(textOf(letters, 30), fc.nat(29), fc.nat(), (body, at, shift) => {
        const check = checkCharacter(body)
        expect(checkCharacter(withWrongCharacter(body, at, letters, shift))).not.toBe(check)
        const next = Math.min(at, 28)
        if (body[next] !== body[next + 1]) expect(checkCharacter(withSwap(body, next))).not.toBe(check)
      }),
    )
  })

  test('certificate identifier: made and read', () => {
    const parts = fc.record({
      type: fc.tuple(uscc, textOf('0123456789', 3)).map(([code, order]) => `${code}${order}`),
      issuer: fc.oneof(uscc, textOf('0123456789', 6)),
      serial: fc.integer({ min: 1, max: 30 }).chain((length) => textOf(letters, length)),
      version: fc.integer({ min: 1, max: 999 }).map((version) => String(version).padStart(3, '0')),
    })
    fc.assert(
      fc.property(parts, (made) => {
        const id = makeCertificateId(made)
        expect(id.ok && parseCertificateId(id.parts)).toEqual({ ok: true, parts: made })
      }),
    )
  })
})

test('the old way of writing an organisation code has a hyphen', () => {
  expect(isOrganisationCode('76726532-X')).toBe(true)
  expect(isOrganisationCode('76726532X')).toBe(true)
  expect(isOrganisationCode('767265321')).toBe(false)
  expect(isOrganisationCode('76726532')).toBe(false)
})

test('a character outside the alphabet has no check character', () => {
  expect(checkCharacter('1.2')).toBeUndefined()
  expect(usccCheck('1I')).toBeUndefined()
  expect(organisationCheck('0083722')).toBeUndefined()
})
