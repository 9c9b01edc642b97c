import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { demoVersions } from '../catalogue.fixture.ts'
import { type CatalogueHttp, openCatalogue } from '../catalogue-http.fixture.ts'

const freight = {
  id: 'road-freight',
  name: { zh: '货物运输', en: 'Carrying goods by road' },
  items: ['道路货物运输驾驶员从业资格证换证', '道路货物运输驾驶员诚信考核等级签注'],
  evidence: 'demo',
  sources: ['test'],
}
const leshan = '511100'

let http: CatalogueHttp
beforeAll(async () => {
  http = await openCatalogue({ transport: '511100:jiaotong' })
  for (const version of demoVersions) await http.publish(version)
})
afterAll(() => http.close())

const save = (as: string, seen: number, body: object = freight) => http.send('PUT', '/bundles/road-freight', { as, body, seen })
const show = async (query = '') => (await http.send('GET', `/bundles/road-freight${query}`)).body

describe('editing a bundle', () => {
  test('is for item managers and operators', async () => {
    expect(await save('citizen', 0)).toMatchObject({ status: 403, body: { code: 'catalogue/notManager' } })
    expect((await http.send('GET', '/bundles/road-freight')).body.code).toBe('catalogue/bundleUnknown')
    expect(await save('transport', 0)).toMatchObject({ status: 200, body: { revision: 1, changed: true } })
  })

  test('the same text again changes nothing', async () => {
    expect(await save('operator', 0)).toMatchObject({ status: 200, body: { revision: 1, changed: false } })
  })

  test('of two who edit at once the second gets both texts, and nothing is lost', async () => {
    const [first, second] = ['先存的', '后存的'].map((note) => ({ ...freight, note }))
    expect((await save('transport', 1, first)).body.revision).toBe(2)
    const late = await save('operator', 1, second)
    expect(late).toMatchObject({
      status: 412,
      body: { code: 'catalogue/bundleChanged', standing: { revision: 2, bundle: first }, sent: second },
    })
    expect(late.headers['content-type']).toContain('application/problem+json')
    const kept = await http.db.once(sql`select document->>'note' as note from catalogue.bundle_revision order by revision`)
    expect(kept).toEqual([{ note: null }, { note: '先存的' }])
  })

  test.each([
    ['of another id than its address', { ...freight, id: 'other' }, '/body/id'],
    ['of one item', { ...freight, items: freight.items.slice(1) }, '/body/items'],
  ])('a bundle %s is refused with its field', async (_, body, field) => {
    expect(await save('operator', 2, body)).toMatchObject({ status: 422, body: { code: 'catalogue/bundleMalformed', field } })
  })
})

describe('a person who reads a bundle', () => {
  test('gets one form and one list of materials where every item is open', async () => {
    const bundle = await show(`?division=${leshan}`)
    expect(bundle).toMatchObject({ complete: true, revision: 2 })
    expect(bundle.parts.map(({ standing, place }: Record<string, string>) => [standing, place])).toEqual([
      ['open', '511100:jiaotong'],
      ['open', '511100:jiaotong'],
    ])
    const own = demoVersions.filter(({ place }) => place === '511100:jiaotong')
    const fields = new Set(own.flatMap(({ formSchema }) => Object.keys(formSchema['properties'] as object)))
    expect(Object.keys(bundle.form.schema.properties)).toHaveLength(fields.size)
    const twice = bundle.materials.filter((material: { for: unknown[] }) => material.for.length === 2)
    expect(twice.map(({ name }: { name: { zh: string } }) => name.zh)).toContain('身份证')
    const names = bundle.materials.map(({ name }: { name: { zh: string } }) => name.zh)
    expect(new Set(names).size).toBe(names.length)
  })

  test('is told which item is not open where it happens, and of which a place is to be chosen', async () => {
    const standings = async (query: string) => {
      const { complete, parts } = await show(query)
      return [complete, ...parts.map(({ standing }: { standing: string }) => standing)]
    }
    expect(await standings('?division=500103')).toEqual([false, 'open', 'notPublished'])
    expect(await standings('')).toEqual([false, 'several', 'open'])
    expect(await standings(`?division=${leshan}&day=2020-01-01`)).toEqual([false, 'notPublished', 'notPublished'])
  })

  test('who names only the province gets the one place in it that decides', async () => {
    const { complete, parts } = await show('?division=510000')
    expect(complete).toBe(true)
    expect(parts.map(({ place }: { place: string }) => place)).toEqual(['511100:jiaotong', '511100:jiaotong'])
  })

  test('finds the bundles listed', async () => {
    const { body } = await http.send('GET', '/bundles')
    expect(body.entries.map(({ bundle }: { bundle: { id: string } }) => bundle.id)).toEqual(['road-freight'])
  })
})
