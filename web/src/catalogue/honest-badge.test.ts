import { readFileSync } from 'node:fs'
import { answersAt, combinations } from '@tongban/protocol/situations/combinations'
import { materialList } from '@tongban/protocol/situations/material-list'
import { outcomeOf } from '@tongban/protocol/situations/outcome'
import type { Situations } from '@tongban/protocol/situations/table'
import type { Version } from '@tongban/protocol/version/version'
import { describe, expect, test } from 'vitest'
import { wayOf } from './how-done.ts'
import { conclude } from './situations/conclusion.ts'

const data = (name: string) => JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'))
const versions: readonly Version[] = ['standards.json', 'demo-supplement.json'].flatMap((file) =>
  data(file).versions.map(({ document }: { document: Version }) => document),
)
const tables: readonly Situations[] = data('situations.json').situations.map(({ document }: { document: Situations }) => document)

/** Words by which a step of the procedure says that somebody has to come. */
const presence = /窗口|现场|到场|人像|指纹|面谈|当面/
const onPaperOnly = ({ forms }: Version['materials'][number]) => forms.every((form) => form === 'original')

describe('an item that is called fully online has no step that needs presence', () => {
  const online = versions.filter((version) => wayOf(version) === 'online')

  test('there are such items, and others', () => {
    expect(online.length).toBeGreaterThan(3)
    expect(online.length).toBeLessThan(versions.length)
  })

  test.each(online.map((version) => [`${version.name.zh} at ${version.place}`, version] as const))('%s', (_, version) => {
    expect(version.process.filter((step) => presence.test(step))).toEqual([])
    expect(version.materials.filter((material) => material.required === 'always' && onPaperOnly(material))).toEqual([])
  })
})

describe('nor is anybody told so whose situation needs it, whatever they answer', () => {
  test.each(tables.map((table) => [`${table.item} at ${table.place}`, table] as const))('%s', (_, table) => {
    const version = versions.find(({ item, place }) => item === table.item && place === table.place)
    if (version === undefined) throw new TypeError('situations of no version')
    const all = combinations(table)
    for (let at = 0; at < all.size; at++) {
      const read = outcomeOf(table, answersAt(all, at))
      if (!read.ok) throw new TypeError('a combination that is none')
      const { outcome } = read
      const modes = outcome.modes.length > 0 ? outcome.modes : [version.mode]
      const list = materialList(version, outcome)
      if (conclude({ ...outcome, modes, list }).kind === 'online')
        expect(list.filter(({ material, need }) => need === 'yes' && onPaperOnly(material))).toEqual([])
    }
  })
})
