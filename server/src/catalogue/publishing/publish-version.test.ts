import { intlNode } from '@tongban/protocol/suite/intl-node'
import { versionHash } from '@tongban/protocol/version/version'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { applications, demoVersions, envOf, national, today, versionOf } from '../catalogue.fixture.ts'
import { type Catalogue, createCatalogue } from '../catalogue.ts'
import { itemId } from '../stable-id.ts'

let store: TestDatabase
let catalogue: Catalogue
const suites = { intl: intlNode }

const publish = (document: unknown, origin: 'here' | 'partner' = 'here') =>
  catalogue.publishVersion({ actor: 'manager', document, origin })
const inForce = (item: string, place: string, day: string) =>
  store.db.read('rule', (tx) => catalogue.inForce(tx, { item, place, day }))

beforeAll(async () => {
  store = await freshDatabase()
  catalogue = createCatalogue(envOf(store))
  await catalogue.importList('operator', national)
  for (const document of demoVersions) await publish(document, 'partner')
})
afterAll(() => store.close())

test('every version of the demo stands, named by the hash of its canonical JSON', async () => {
  for (const document of demoVersions) {
    const hash = await versionHash(document, suites)
    expect(await store.db.read('rule', (tx) => catalogue.version(tx, hash))).toEqual(document)
    expect(JSON.parse(await catalogue.readDocument('person', hash))).toEqual(document)
  }
})

test('the item of every version has the id that its name in a list gives', () => {
  for (const { item, name } of demoVersions) expect(item).toBe(itemId(name.zh))
})

test('every sample application fits the form of the version in force', async () => {
  const ajv = addFormats.default(new Ajv2020({ strict: false }))
  for (const { item, decidingPlace, form } of applications) {
    const found = await inForce(item, decidingPlace, today)
    const check = ajv.compile(found?.version.formSchema ?? false)
    expect(check(form), JSON.stringify(check.errors)).toBe(true)
    expect(check({ ...form, idNumber: '1' })).toBe(false)
  }
})

test('published again it changes nothing', async () => {
  const audits = sql`select count(*) as n from platform.audit_entry`
  const before = await store.db.once(audits)
  const document = versionOf('失业保险金申领')
  expect(await publish(document)).toMatchObject({ hash: await versionHash(document, suites), changed: false })
  expect(await store.db.once(audits)).toEqual(before)
})

test('a version that never was is not there', async () => {
  const hash = 'A'.repeat(43)
  expect(await store.db.read('rule', (tx) => catalogue.version(tx, hash))).toBeUndefined()
  await expect(catalogue.readDocument('person', hash)).rejects.toMatchObject({ code: 'catalogue/versionUnknown' })
})

test('on each day the version that began last is in force; a pinned one stays readable', async () => {
  const first = versionOf('失业保险金发放关系转移')
  const { item, place } = first
  const second = { ...first, from: '2026-12-01', until: '2026-12-31', remedy: `${first.remedy}（新）` }
  const { hash } = await publish(second)
  expect((await inForce(item, place, '2023-12-31'))?.hash).toBeUndefined()
  expect((await inForce(item, place, '2026-11-30'))?.version).toEqual(first)
  expect((await inForce(item, place, '2026-12-01'))?.hash).toBe(hash)
  expect((await inForce(item, place, '2026-12-31'))?.hash).toBe(hash)
  expect((await inForce(item, place, '2027-01-01'))?.version).toEqual(first)
  expect(await inForce(item, '511602:window', today)).toBeUndefined()
})

test('all places that publish an item are found, each with its version of the day', async () => {
  const { item } = versionOf('道路货物运输驾驶员从业资格证换证')
  const found = await store.db.read('rule', (tx) => catalogue.allInForce(tx, item, today))
  expect(found.map(({ version }) => version.place)).toEqual(['500000:jiaotong', '511100:jiaotong'])
  expect((await catalogue.showItem('person', item)).versions.map(({ place, joint }) => [place, joint])).toEqual([
    ['500000:jiaotong', false],
    ['511100:jiaotong', true],
  ])
})

const good = versionOf('居民身份证跨省异地办理')
test.each<readonly [string, unknown, string, string]>([
  ['not a version', { item: 'x' }, 'catalogue/versionMalformed', '/body/name'],
  ['a text', 'x', 'catalogue/versionMalformed', '/body'],
  ['half a yuan cent', { ...good, fee: { ...good.fee, amount: 0.5 } }, 'catalogue/versionMalformed', '/body/fee'],
  [
    'promises more than the law allows',
    { ...good, limits: { ...good.limits, promisedDays: 61 } },
    'catalogue/versionNotReady',
    '/body/limits/promisedDays',
  ],
  ['a form that is no schema', { ...good, formSchema: { type: 'objekt' } }, 'catalogue/formMalformed', '/body/formSchema'],
  [
    'a form that refers elsewhere',
    { ...good, formSchema: { $ref: 'https://example.org/form' } },
    'catalogue/formMalformed',
    '/body/formSchema',
  ],
  ['another node’s place', { ...good, place: '500103:gongan' }, 'catalogue/placeElsewhere', '/body/place'],
  ['nobody’s place', { ...good, place: '440100:gongan' }, 'catalogue/placeElsewhere', '/body/place'],
  ['an item nobody knows', { ...good, item: 'item-made-up', place: '510100:gongan' }, 'catalogue/itemUnknown', '/body/item'],
  ['another version from the same day', { ...good, remedy: '无' }, 'catalogue/dayTaken', '/body/from'],
])('refused and nothing stored: %s', async (_, document, code, field) => {
  const versions = sql`select count(*) as n from catalogue.version`
  const before = await store.db.once(versions)
  await expect(publish(document)).rejects.toMatchObject({ code, field: expect.stringContaining(field) })
  expect(await store.db.once(versions)).toEqual(before)
})

test('the first version of an item makes it known under the id its name gives', async () => {
  const name = { zh: '本省新设事项', en: null }
  const document = { ...good, item: itemId(name.zh), name, place: '510100:gongan' }
  expect((await publish(document)).changed).toBe(true)
  expect(await catalogue.showItem('person', document.item)).toMatchObject({ name: name.zh, sources: [], published: 1 })
})

test('others hear of a published version by the feed', async () => {
  const entries = await store.db.once<{ subject: string }>(sql`
    select subject from platform.feed where topic = 'catalogue.versionPublished'`)
  const versions = await store.db.once<{ hash: string }>(sql`select hash from catalogue.version`)
  expect(entries.map(({ subject }) => subject).sort()).toEqual(versions.map(({ hash }) => hash).sort())
})

test('two who publish the same version at once store one', async () => {
  const document = { ...good, from: '2027-03-01' }
  const published = await Promise.all([publish(document), publish(document), publish(document)])
  expect(published.filter(({ changed }) => changed)).toHaveLength(1)
  expect(new Set(published.map(({ hash }) => hash)).size).toBe(1)
})
