import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { placeById } from '../index.ts'
import { chongqing, handClock, openRegion, type Region, setupDocument, sichuan, twoRegions } from '../region.fixture.ts'

let store: TestDatabase
let region: Region
let token: string
const clock = handClock()

beforeAll(async () => {
  const world = await twoRegions('places')
  store = await freshDatabase({ clock })
  region = await openRegion({ db: store.db, clock, world, me: sichuan })
  const operator = await region.tokenOf('operator', 'operator')
  await region.ask('POST', '/identity/trust', { token: operator, body: await world.list() })
  await region.identity.setUp(setupDocument, 'operator')
  token = await region.tokenOf('staff', 'staff-clerk')
})
afterAll(() => store.close())

const list = async (query: string) => {
  const { body } = await region.ask('GET', `/identity/places${query}`, { token })
  return { ids: (body['entries'] as { id: string }[]).map(({ id }) => id), next: body['next'] }
}

test('places are listed in the order of their ids, page by page', async () => {
  expect((await list('')).ids).toEqual(['500103:window', '511602:renshe', '511602:window'])
  const first = await list('?limit=2')
  expect(first.ids).toEqual(['500103:window', '511602:renshe'])
  expect(await list(`?limit=2&cursor=${first.next}`)).toEqual({ ids: ['511602:window'], next: undefined })
})

test('the places of a node are those of its regions', async () => {
  expect((await list(`?node=${sichuan}`)).ids).toEqual(['511602:renshe', '511602:window'])
  expect((await list(`?node=${chongqing}`)).ids).toEqual(['500103:window'])
  const { body } = await region.ask('GET', '/identity/places?node=urn:tongban:node:110000', { token })
  expect(body).toMatchObject({ code: 'identity/nodeUnknown', field: '/query/node' })
  const places = await store.db.read('test', (tx) => region.identity.placesOf(tx, chongqing))
  expect(places.map(({ id }) => id)).toEqual(['500103:window'])
})

test('a place shows what was read of it; what was not read stays unknown, and a demo record says that it is one', async () => {
  const { body } = await region.ask('GET', '/identity/places/511602:window', { token })
  expect(body).toEqual({
    id: '511602:window',
    kind: 'counter',
    nameZh: '川渝通办专窗',
    nameEn: null,
    organisation: { id: 'org-a', nameZh: '广安区政务服务中心', nameEn: 'Guang’an District service centre', uscc: null },
    address: null,
    hours: null,
    phone: null,
    evidence: null,
    counters: [{ number: '3', nameZh: '三号窗', nameEn: null }],
  })
  expect(await store.db.read('test', (tx) => placeById(tx, '500103:window'))).toMatchObject({ evidence: 'demo', counters: [] })
})

test('a place nobody named is not found', async () => {
  const { body } = await region.ask('GET', '/identity/places/511602:none', { token })
  expect(body).toMatchObject({ code: 'identity/placeUnknown', status: 404, field: '/path/id' })
})
