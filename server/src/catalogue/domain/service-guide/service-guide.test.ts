import { readFileSync } from 'node:fs'
import type { Version } from '@tongban/protocol/version/version'
import { describe, expect, test } from 'vitest'
import { listedGuide, namedGuide, publishedGuide } from './service-guide.ts'

const supplement = JSON.parse(readFileSync(new URL('../../../../../data/demo-supplement.json', import.meta.url), 'utf8'))
const versions: Version[] = supplement.versions.map(({ document }: { document: Version }) => document)

describe('the guide of a published version', () => {
  test.each(versions.map((version) => [version.name.zh, version] as const))(
    '%s: every part is there, known or not',
    (_, version) => {
      const { parts, standing } = publishedGuide('hash', version)
      expect(standing).toBe('published')
      for (const part of Object.values(parts)) expect(part).toHaveProperty('known')
      expect(parts.materials).toEqual({ known: true, value: version.materials, evidence: version.evidence.materials })
    },
  )

  const [version] = versions as [Version]

  test('an element marked unknown is not known, whatever is written there', () => {
    const { parts } = publishedGuide('hash', {
      ...version,
      evidence: { ...version.evidence, conditions: 'unknown', fee: 'unknown' },
    })
    expect(parts.conditions).toEqual({ known: false })
    expect(parts.fee).toEqual({ known: false })
  })

  test('no fee is known to be none; an address that is missing is not known', () => {
    const { parts } = publishedGuide('hash', { ...version, fee: null, contact: { address: null, hours: '9–17', phone: null } })
    expect(parts.fee).toMatchObject({ known: true, value: null })
    expect([parts.address, parts.complaints, parts.hours]).toEqual([
      { known: false },
      { known: false },
      { known: true, value: '9–17', evidence: null },
    ])
  })
})

test('of what a list says only authority, code and kind are known, with the mark of the row', () => {
  const guide = listedGuide({
    name: '失业登记',
    authority: '区人社局',
    itemCode: null,
    implementerCode: '1151130000877869M',
    kind: '公共服务',
    evidence: 'read',
    source: '目录',
  })
  const known = Object.entries(guide.parts).filter(([, part]) => part.known)
  expect(known.map(([name]) => name)).toEqual(['implementer', 'kind'])
  expect(guide.parts.implementer).toEqual({
    known: true,
    value: { name: '区人社局', code: '1151130000877869M' },
    evidence: 'read',
  })
  expect(Object.values(namedGuide('失业登记', 'noted').parts).some(({ known: isKnown }) => isKnown)).toBe(false)
})
