import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { generate } from '../../vectors/generate-cases.fixture.ts'
import { follow } from '../case/follow.ts'
import { alteredAt } from './test-kit/altered.ts'
import { suites } from './test-kit/world.ts'
import { verifyExport } from './verify.ts'

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../vectors/${name}`, import.meta.url), 'utf8'))
const cases = read('case.json')
const exported = read('export.json')

test('the published vectors are those of the code (node --import tsx protocol/vectors/generate-cases.fixture.ts)', async () => {
  for (const [name, text] of await generate()) expect({ name, content: JSON.parse(text) }).toEqual({ name, content: read(name) })
})

describe('case.json', () => {
  test.each(Object.keys(cases.lives))('the life of %s', (name) => {
    const { terms, steps } = cases.lives[name]
    let standing: Parameters<typeof follow>[0]
    for (const { header, request, sameNode, standing: after } of steps) {
      const followed = follow(standing, { header, request: request ?? undefined, terms, sameNode })
      expect(followed).toEqual({ ok: true, standing: after })
      standing = followed.ok ? followed.standing : undefined
    }
  })

  for (const { why, standing, header, terms, sameNode } of cases.refused) {
    test(`${header.type} is refused: ${why}`, () => {
      expect(follow(standing, { header, request: undefined, terms, sameNode })).toEqual({ ok: false, why })
    })
  }
})

describe('export.json', () => {
  const { founders } = exported

  test.each(Object.keys(exported.exports))('the export %s verifies', async (name) => {
    expect(await verifyExport(exported.exports[name], { suites, founders })).toMatchObject({
      ok: true,
      report: { founders: { pinned: true } },
    })
  })

  for (const { what, path, value, fault } of exported.faults) {
    test(what, async () => {
      const last = path.at(-1)
      const takenAway = value === undefined && typeof last === 'number'
      const remove = (list: unknown) => (Array.isArray(list) ? list.toSpliced(last, 1) : list)
      const [at, change] = takenAway ? [path.slice(0, -1), remove] : [path, () => value]
      expect(await verifyExport(alteredAt(exported.exports.requests, at, change), { suites, founders })).toEqual({
        ok: false,
        fault,
      })
    })
  }
})
