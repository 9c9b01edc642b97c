import { readFileSync } from 'node:fs'
import type { SubmitFacts } from '@tongban/protocol/event/facts'
import { isVersion, type Version } from '@tongban/protocol/version/version'
import { expect, test } from 'vitest'
import { differsFromVersion, figuresOf } from './pinned-facts.ts'

const supplement = new URL('../../../../data/demo-supplement.json', import.meta.url)
const documents: unknown[] = JSON.parse(readFileSync(supplement, 'utf8')).versions.map(
  ({ document }: { document: unknown }) => document,
)
const versions: Version[] = documents.filter(isVersion)

const bornUnder = (version: Version): SubmitFacts => ({
  ...figuresOf(version),
  mode: version.mode,
  joint: version.mode === 'joint',
  version: 'v'.repeat(43),
  agreement: null,
  receivingPlace: '500103:window',
})

test('the demo’s versions are what this test is about', () => {
  expect(versions.length).toBeGreaterThan(5)
  expect(versions).toHaveLength(documents.length)
})

test.each(versions.map((version) => [`${version.name.zh} ${version.place}`, version] as const))(
  '%s: a case says its figures',
  (_, version) => {
    const born = bornUnder(version)
    expect(differsFromVersion(born, version)).toBe(false)
    const child = { ...born, parent: 'x', mode: 'joint' as const, joint: true }
    expect(differsFromVersion(child, version)).toBe(false)
    // In a bundle a child is as it would be alone.
    expect(differsFromVersion({ ...born, parent: 'x' }, version)).toBe(false)
    const others: Partial<SubmitFacts>[] = [
      ...[{ item: 'item-other' }, { decidingPlace: '510100:gjj-other' }, { noticeDays: born.noticeDays + 1 }],
      ...[{ legalDays: born.legalDays + 1 }, { promisedDays: (born.promisedDays ?? 0) + 1 }, { deliveryDays: 999 }],
      ...[{ unit: born.unit === 'working' ? ('calendar' as const) : ('working' as const) }],
      ...[{ instant: !born.instant }, { second: !born.second }, { joint: !born.joint }],
      ...[{ mode: born.mode === 'online' ? ('relay' as const) : ('online' as const) }],
    ]
    for (const other of others)
      expect({ other, differs: differsFromVersion({ ...born, ...other }, version) }).toEqual({ other, differs: true })
  },
)

test('an instant item promises no days: it is due on the day it is accepted', () => {
  const instant = versions.filter(({ instant }) => instant)
  expect(instant.map((version) => figuresOf(version).promisedDays)).toEqual(instant.map(() => null))
  expect(instant.length).toBeGreaterThan(0)
})
