import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Version } from '../version/version.ts'
import { misfitsWith } from './against-version.ts'
import { checkSituations } from './check.ts'
import { combinations } from './combinations.ts'
import { outcomeOf } from './outcome.ts'
import { readSituations, type Situations } from './table.ts'

const data = (name: string) => JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'))
const shipped: readonly { readonly guide: string; readonly evidence: string; readonly document: Situations }[] =
  data('situations.json').situations
const versions: readonly Version[] = ['standards.json', 'demo-supplement.json'].flatMap((file) =>
  data(file).versions.map(({ document }: { document: Version }) => document),
)
const guides: readonly { readonly id: string }[] = data('guides.json').guides

test('every guide that ships has situations', () => {
  expect([...new Set(shipped.map(({ guide }) => guide))].sort()).toEqual(guides.map(({ id }) => id).sort())
})

describe.each(shipped.map(({ document, evidence }) => [`${document.item} at ${document.place}`, document, evidence] as const))(
  'the situations of %s',
  (_, document, evidence) => {
    test('have the shape, two to six questions, and are marked like the table itself', () => {
      expect(readSituations(document)).toMatchObject({ ok: true })
      expect(document.questions.length).toBeGreaterThanOrEqual(2)
      expect(document.questions.length).toBeLessThanOrEqual(6)
      expect(document.evidence).toBe(evidence)
      expect(document.sources).not.toEqual([])
    })

    test('leave no answer without a row and no row without an answer, and fit the version', () => {
      const version = versions.find(({ item, place }) => item === document.item && place === document.place)
      expect(checkSituations(document)).toEqual([])
      expect(version && misfitsWith(version, document)).toEqual([])
    })

    test('can be gone through to the end by anyone who knows nothing', () => {
      const answers: Record<string, string> = {}
      for (let asked = 0; asked <= document.questions.length; asked++) {
        const read = outcomeOf(document, answers)
        const next = read.ok ? read.outcome.next : null
        if (next === null) break
        answers[next.id] = '?'
      }
      expect(outcomeOf(document, answers)).toMatchObject({ ok: true, outcome: { next: null } })
      expect(combinations(document).size).toBeLessThanOrEqual(100)
    })

    test('say everything in English too', () => {
      expect(JSON.stringify(document)).not.toContain('"en":null')
    })
  },
)
