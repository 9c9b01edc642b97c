import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCaseNumber } from './case-number.ts'
import { parseCertificateId } from './certificate-id.ts'
import { citizenIdCheck, parseCitizenId } from './citizen-id.ts'
import { parseImplementationCode, parseItemCode } from './item-code.ts'
import { checkCharacter } from './mod-37-36.ts'
import { isOrganisationCode } from './organisation-code.ts'
import { parseUscc } from './uscc.ts'

interface Vectors {
  readonly citizenId: readonly { readonly base: string; readonly check: string; readonly valid: string }[]
  readonly uscc: readonly {
    readonly code: string
    readonly valid: boolean
    readonly orgCheckOk?: boolean
    readonly source: string
  }[]
  readonly certId: readonly { readonly id: string; readonly checkOk: boolean }[]
  readonly certMod3736: { readonly generated: readonly { readonly body: string; readonly check: string }[] }
  readonly itemCodes: readonly {
    readonly code?: string
    readonly basic?: string
    readonly caseNo?: string
    readonly parent?: string
    readonly businessItems?: readonly string[]
    readonly segments: { readonly [part: string]: string }
  }[]
}

const vectors: Vectors = JSON.parse(readFileSync(new URL('../../vectors/codes.json', import.meta.url), 'utf8'))

describe('published codes are read as their sources say', () => {
  test.each(vectors.citizenId)('identity number $valid', ({ base, check, valid }) => {
    expect(citizenIdCheck(base)).toBe(check)
    expect(parseCitizenId(valid)).toMatchObject({ ok: true, parts: { kind: 'citizen', division: valid.slice(0, 6) } })
  })

  test.each(vectors.uscc)('credit code $code ($source)', ({ code, valid, orgCheckOk }) => {
    expect(parseUscc(code).ok).toBe(valid)
    if (orgCheckOk !== undefined) expect(isOrganisationCode(code.slice(8, 17))).toBe(orgCheckOk)
  })

  test.each(vectors.certId)('certificate $id', ({ id, checkOk }) => {
    expect(parseCertificateId(id)).toMatchObject(checkOk ? { ok: true } : { ok: false, why: 'check' })
  })

  test.each(vectors.certMod3736.generated)('check character of $body', ({ body, check }) => {
    expect(checkCharacter(body)).toBe(check)
  })

  for (const { code, basic, caseNo, parent, businessItems, segments } of vectors.itemCodes) {
    if (code) {
      test(`implementation code ${code}`, () => {
        const item = parseItemCode(segments['basic'] ?? code.slice(19))
        expect(item.ok).toBe(true)
        expect(parseImplementationCode(code)).toEqual({
          ok: true,
          parts: {
            implementer: segments['implementer'] ?? code.slice(0, 18),
            level: Number(segments['useLevel'] ?? code[18]),
            item: item.ok && item.parts,
          },
        })
      })
    }
    if (basic) {
      test(`basic code ${basic}, its parent and its business items`, () => {
        const { region, taskType: kind, dept: department, main, sub } = segments
        const parts = { region, kind, department, main, sub, isParent: false }
        expect(parseItemCode(basic)).toEqual({ ok: true, parts: { ...parts, variant: null } })
        expect(parseItemCode(parent ?? '')).toMatchObject({ ok: true, parts: { main, isParent: true } })
        for (const item of businessItems ?? []) {
          expect(parseItemCode(item)).toEqual({ ok: true, parts: { ...parts, variant: item.slice(12) } })
        }
      })
    }
    if (caseNo) {
      test(`case number ${caseNo}`, () => {
        expect(parseCaseNumber(caseNo)).toEqual({
          ok: true,
          parts: { implementation: segments['taskCode'], day: '2020-10-20', serial: Number(segments['serial']) },
        })
      })
    }
  }
})
