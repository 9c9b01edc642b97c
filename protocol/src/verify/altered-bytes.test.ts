import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { canonicalText } from '../canonical.ts'
import type { CaseExport } from './export.ts'
import { remembering } from './remembering.ts'
import { alteredAt, kindsOfPlace, other, type Path, valueAt } from './test-kit/altered.ts'
import { parent, parentId } from './test-kit/parent-story.ts'
import * as stories from './test-kit/stories.ts'
import { sharedWorld, suites } from './test-kit/world.ts'
import { type Verdict, verifyExport } from './verify.ts'

// Many small checks in one test, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 })

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const world = await sharedWorld()
const files: readonly (readonly [string, CaseExport])[] = [
  ['online', (await stories.online(world)).file],
  ['relay', (await stories.relay(world)).file],
  ['refusal', (await stories.refusal(world)).file],
  ['requests', (await stories.requests(world)).file],
  ['child', (await stories.child(world, parentId)).file],
  ['parent', await parent(world)],
]
const known = remembering(suites)
const verify = (input: string | object) => verifyExport(input, { suites: known, founders: world.founders })

/** Whether a fault names the event in which the place lies: by where it stands, and by its id or, where that was altered, its seq. */
function namesItsEvent(verdict: Verdict, file: CaseExport, [list, index]: Path): boolean {
  if (verdict.ok) return false
  if ((list !== 'events' && list !== 'requests') || typeof index !== 'number') return true
  const { event, seq, at } = verdict.fault
  const header = file[list][index]?.header
  const bySeq = header !== undefined && (!('seq' in header) || seq === header.seq)
  return at === `/${list}/${index}` && (event === header?.id || bySeq)
}

/** A body that is taken away is withheld. */
const mayBeLeftOut = /^(events|requests)\/\*\/bodies\/\*$/

describe.each(files)('of the story %s', (_, file) => {
  const places = [...kindsOfPlace(file)]

  test('no value of any kind of place can be changed', async () => {
    for (const [name, path] of places) {
      const value = valueAt(file, path)
      if (typeof value === 'object' && value !== null) continue
      const verdict = await verify(alteredAt(file, path, other))
      expect({ name, named: namesItsEvent(verdict, file, path) }).toEqual({ name, named: true })
    }
  })

  test('no member of any kind of object can be taken away', async () => {
    for (const [name, path] of places) {
      if (typeof path.at(-1) === 'number' || mayBeLeftOut.test(name)) continue
      const verdict = await verify(alteredAt(file, path, () => undefined))
      expect({ name, ok: verdict.ok }).toEqual({ name, ok: false })
    }
  })

  test('no member can be added to any kind of object', async () => {
    for (const [name, path] of places) {
      const value = valueAt(file, path)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
      const verdict = await verify(alteredAt(file, [...path, 'added'], () => 'by somebody'))
      expect({ name, named: namesItsEvent(verdict, file, path) }).toEqual({ name, named: true })
    }
    expect((await verify({ ...file, added: 'by somebody' })).ok).toBe(false)
  })

  test('a character changed anywhere is noticed, unless it says the same', async () => {
    const text = JSON.stringify(file)
    const before = canonicalText(file)
    const position = fc.nat({ max: text.length - 1 })
    const character = fc.constantFrom(...'0123456789abcdefxyzABCXYZ"{}[]:, \\-_./中')
    await fc.assert(
      fc.asyncProperty(position, character, async (at, by) => {
        const altered = text.slice(0, at) + by + text.slice(at + 1)
        const verdict = await verify(altered)
        expect(verdict.ok && canonicalText(JSON.parse(altered)) !== before).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
})

test('spacing and escapes may differ: they say the same', async () => {
  const [, file] = files[1] ?? []
  const spaced = JSON.stringify(file, null, 2).replace('"张三"', '"\\u5f20\\u4e09"')
  expect(spaced).toContain('\\u5f20')
  expect((await verify(spaced)).ok).toBe(true)
})
