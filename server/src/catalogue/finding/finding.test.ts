import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { chuanyu, demoVersions, envOf, guangan, national } from '../catalogue.fixture.ts'
import { type Catalogue, createCatalogue } from '../catalogue.ts'
import { itemId } from '../stable-id.ts'

let store: TestDatabase
let catalogue: Catalogue

beforeAll(async () => {
  store = await freshDatabase()
  catalogue = createCatalogue(envOf(store))
  for (const document of [guangan, chuanyu, national]) await catalogue.importList('operator', document)
  for (const document of demoVersions) await catalogue.publishVersion({ actor: 'operator', document, origin: 'partner' })
})
afterAll(() => store.close())

test('pages give every item once, in order', async () => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await catalogue.listItems('person', { published: false, limit: 200, cursor })
    ids.push(...page.entries.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  const all = new Set([...guangan.items, ...chuanyu.items, ...national.items].map(({ name }) => itemId(name)))
  expect(new Set(ids)).toEqual(all)
  expect(ids).toHaveLength(all.size)
})

test('only items open to application, if so asked', async () => {
  const { entries, next } = await catalogue.listItems('person', { published: true, limit: 200 })
  expect(next).toBeUndefined()
  expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(demoVersions.map(({ item }) => item)))
  expect(entries.every(({ published }) => published > 0)).toBe(true)
})

test('only items open at a place or in a division, each with the places where it is', async () => {
  const at = async (place: string) => (await catalogue.listItems('person', { published: true, place, limit: 200 })).entries
  const versionsIn = (beginning: string) => demoVersions.filter((version) => version.place.startsWith(beginning))
  for (const [place, beginning] of [
    ['511602:gongan', '511602:gongan'],
    ['511602', '511602'],
    ['511600', '5116'],
    ['510000', '51'],
  ] as const) {
    const found = await at(place)
    expect(new Set(found.map(({ id }) => id)), place).toEqual(new Set(versionsIn(beginning).map(({ item }) => item)))
    for (const { id, places } of found)
      expect(places).toEqual(
        demoVersions
          .filter(({ item }) => item === id)
          .map((version) => version.place)
          .sort(),
      )
  }
  expect(await at('650000')).toEqual([])
})

test('a made-up cursor is refused', async () => {
  await expect(catalogue.listItems('person', { published: false, limit: 5, cursor: 'e30' })).rejects.toMatchObject({
    code: 'platform/badCursor',
  })
})

test('an unknown item is refused', async () => {
  await expect(catalogue.showItem('person', 'item-0')).rejects.toMatchObject({ code: 'catalogue/itemUnknown', field: '/path/id' })
})
