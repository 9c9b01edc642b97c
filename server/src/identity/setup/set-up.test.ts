import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { handClock, openRegion, published, type Region, setupDocument, sichuan, twoRegions } from '../region.fixture.ts'
import type { SetupReport } from './report.ts'

let store: TestDatabase
let region: Region
const clock = handClock()

const setUp = (document: object): Promise<SetupReport> => region.identity.setUp(document, 'operator')
const refusalsOf = async (document: object) => (await setUp(document)).refused.map(({ code, field }) => [code, field])

beforeAll(async () => {
  const world = await twoRegions('setup')
  store = await freshDatabase({ clock })
  region = await openRegion({ db: store.db, clock, world, me: sichuan })
  await expect(setUp(setupDocument)).rejects.toMatchObject({ code: 'identity/noTrustList', status: 503 })
  const token = await region.tokenOf('operator', 'operator')
  expect((await region.ask('POST', '/identity/trust', { token, body: await world.list() })).status).toBe(200)
})
afterAll(() => store.close())

test('a document is taken in whole, and the same document again changes nothing', async () => {
  const first = await setUp(setupDocument)
  expect(first.refused).toEqual([])
  expect(Object.fromEntries(Object.entries(first.lists).map(([list, count]) => [list, [count.stored, count.unchanged]]))).toEqual(
    {
      organisations: [2, 0],
      places: [3, 0],
      counters: [1, 0],
      staff: [3, 0],
      people: [2, 0],
      mandates: [2, 0],
    },
  )
  const token = await region.tokenOf('operator', 'operator')
  const again = await region.ask('POST', '/identity/setup', { token, body: setupDocument })
  const nothing = (rows: number) => ({ given: rows, stored: 0, unchanged: rows, refused: 0 })
  expect(again.body).toEqual({
    lists: {
      organisations: nothing(2),
      places: nothing(3),
      counters: nothing(1),
      staff: nothing(3),
      people: nothing(2),
      mandates: nothing(2),
    },
    refused: [],
    people: first.people,
  })
})

test('a changed row changes what it says and nothing else', async () => {
  await setUp(setupDocument)
  const [clerk, helper, operator] = setupDocument.staff
  const staff = [{ ...clerk, duties: [{ ...clerk.duties[0], until: '2026-11-30' }] }, helper, operator]
  expect((await setUp({ staff })).lists.staff).toEqual({ given: 3, stored: 1, unchanged: 2, refused: 0 })
  const duties = await store.db.once(sql`select staff_id, until_day from identity.duty order by staff_id`)
  expect(duties).toEqual([
    { staff_id: 'staff-clerk', until_day: '2026-11-30' },
    { staff_id: 'staff-helper', until_day: '2026-12-31' },
    { staff_id: 'staff-operator', until_day: null },
  ])
  await setUp(setupDocument)
})

const place = { id: '511602:new', kind: 'office', name: { zh: '新点' }, organisation: 'org-a' }
const duty = { place: '511602:window', role: 'clerk', from: '2026-01-01' }
const member = { id: 'staff-new', name: '例新', organisation: 'org-a', duties: [duty] }
const mandate = { principal: published.one, agent: { staff: 'staff-helper' }, from: '2026-01-01', until: '2026-12-31' }

for (const [what, document, code, field] of [
  [
    'a credit code that fails its check',
    { organisations: [{ id: 'o', name: { zh: '某局' }, uscc: '11511301008778239A' }] },
    'badCreditCode',
    '/organisations/0/uscc',
  ],
  [
    'a place of an organisation nobody named',
    { places: [{ ...place, organisation: 'org-x' }] },
    'organisationUnknown',
    '/places/0/organisation',
  ],
  ['a place id without a division', { places: [{ ...place, id: 'window' }] }, 'badRow', '/places/0/id'],
  ['a field that no place has', { places: [{ ...place, fax: '1' }] }, 'badRow', '/places/0/fax'],
  ['a row that is no object', { people: ['x'] }, 'badRow', '/people/0'],
  [
    'a counter at a place nobody named',
    { counters: [{ place: '511602:none', number: '1', name: { zh: '一' } }] },
    'placeUnknown',
    '/counters/0/place',
  ],
  [
    'a counter at another node’s place',
    { counters: [{ place: '500103:window', number: '1', name: { zh: '一' } }] },
    'placeElsewhere',
    '/counters/0/place',
  ],
  [
    'a duty at another node’s place',
    { staff: [{ ...member, duties: [duty, { ...duty, place: '500103:window' }] }] },
    'placeElsewhere',
    '/staff/0/duties/1/place',
  ],
  [
    'a duty nobody has heard of',
    { staff: [{ ...member, duties: [{ ...duty, role: 'king' }] }] },
    'badRow',
    '/staff/0/duties/0/role',
  ],
  ['a duty given twice', { staff: [{ ...member, duties: [duty, duty] }] }, 'rowTwice', '/staff/0/duties/1'],
  [
    'a duty that ends before it begins',
    { staff: [{ ...member, duties: [{ ...duty, until: '2025-12-31' }] }] },
    'daysReversed',
    '/staff/0/duties/0/until',
  ],
  [
    'a day that does not exist',
    { staff: [{ ...member, duties: [{ ...duty, from: '2026-02-30' }] }] },
    'badRow',
    '/staff/0/duties/0/from',
  ],
  [
    'an identity number as staff id',
    { staff: [{ ...member, id: published.one.toLowerCase() }] },
    'actorNotOpaque',
    '/staff/0/id',
  ],
  [
    'staff of an organisation nobody named',
    { staff: [{ ...member, organisation: 'org-x' }] },
    'organisationUnknown',
    '/staff/0/organisation',
  ],
  [
    'an identity number that fails its check',
    { people: [{ name: '例', idNumber: '110105194912310021' }] },
    'badIdNumber',
    '/people/0/idNumber',
  ],
  [
    'a mandate of a person nobody knows',
    { mandates: [{ ...mandate, principal: '999999199005200220' }] },
    'personUnknown',
    '/mandates/0/principal',
  ],
  [
    'a mandate for a person nobody knows',
    { mandates: [{ ...mandate, agent: { idNumber: '999999199005200220' } }] },
    'personUnknown',
    '/mandates/0/agent/idNumber',
  ],
  [
    'a mandate for staff nobody knows',
    { mandates: [{ ...mandate, agent: { staff: 'nobody' } }] },
    'staffUnknown',
    '/mandates/0/agent/staff',
  ],
  [
    'a mandate for oneself',
    { mandates: [{ ...mandate, agent: { idNumber: published.one } }] },
    'ownAgent',
    '/mandates/0/agent/idNumber',
  ],
  [
    'a mandate without an end',
    { mandates: [{ principal: mandate.principal, agent: mandate.agent, from: mandate.from }] },
    'badRow',
    '/mandates/0/until',
  ],
] as const) {
  test(`${what} is left out: identity/${code}`, async () => {
    await setUp(setupDocument)
    expect(await refusalsOf(document)).toEqual([[`identity/${code}`, field]])
  })
}

test('each change is audited by who made it and what it is about; a row that changes nothing leaves no line', async () => {
  await setUp(setupDocument)
  const before = await auditLines()
  const [clerk] = setupDocument.staff
  const promoted = { ...clerk, duties: [{ place: '511602:renshe', role: 'examiner', from: '2026-11-24' }] }
  await region.identity.setUp({ ...setupDocument, staff: [promoted] }, 'staff-operator')
  expect((await auditLines()).slice(before.length)).toEqual([
    {
      at: clock.now().toISOString(),
      actor: 'staff-operator',
      action: 'identity.setUp',
      subject: 'staff-clerk',
      facts: { list: 'staff' },
    },
  ])
})

async function auditLines(): Promise<unknown[]> {
  const entries = await store.db.once<{ lines: { facts?: unknown }[] }>(sql`
    select lines from platform.audit_entry where lines::text like '%identity.setUp%' order by lines::text like '%staff-operator%'`)
  return entries.flatMap(({ lines }) => lines)
}

test('one bad row does not take the good ones of its list with it, and is named in both languages', async () => {
  const bad = { ...place, id: '511602:bad', organisation: 'org-x' }
  const report = await setUp({ places: [place, bad, { ...place, id: '511602:newer' }] })
  expect(report.lists.places).toEqual({ given: 3, stored: 2, unchanged: 0, refused: 1 })
  expect(report.refused).toEqual([
    {
      list: 'places',
      row: 1,
      code: 'identity/organisationUnknown',
      zh: '没有这个单位。请先登记单位。',
      en: 'There is no such organisation. Register it first.',
      field: '/places/1/organisation',
    },
  ])
})

test('of two rows about the same thing the first stands', async () => {
  const twice = [
    { name: '例丙', idNumber: '999999199005200220' },
    { name: '例丁', idNumber: '999999199005200220' },
  ]
  expect(await refusalsOf({ people: twice })).toEqual([['identity/rowTwice', '/people/1']])
  expect(await store.db.once(sql`select name from identity.person where id_number = '999999199005200220'`)).toEqual([
    { name: '例丙' },
  ])
})

test('a node for real people refuses the numbers of the test range', async () => {
  const { identity } = await openRegion({
    ...region.parts,
    clock,
    world: await twoRegions('setup'),
    me: sichuan,
    change: { testNumbers: false },
  })
  const report = await identity.setUp({ people: [{ name: '例丙', idNumber: '999999199005200220' }] }, 'operator')
  expect(report.refused.map(({ code }) => code)).toEqual(['identity/testNumber'])
})

test('the node does not start on a database of another node', async () => {
  const world = await twoRegions('setup')
  await expect(openRegion({ db: store.db, clock, world, me: 'urn:tongban:node:500000' })).rejects.toMatchObject({
    code: 'identity/otherNode',
  })
})

test('a rule acts for the organisation of its place', async () => {
  await setUp(setupDocument)
  const rule = { role: 'rule', actor: 'rule' }
  expect(region.identity.ruleAt('511602:renshe')).toEqual({ ...rule, place: '511602:renshe', organisation: '广安区人社局' })
  expect(region.identity.ruleAt('500000:portal')).toEqual({ ...rule, place: '500000:portal', organisation: '500000:portal' })
})

test('what the demo brings for this node is taken in without a word, except what is of the other node', async () => {
  const { organisations, places, nodes } = JSON.parse(await readFile('data/demo-supplement.json', 'utf8'))
  const { counters, staff, people, mandates } = nodes.find(({ id }: { id: string }) => id === sichuan)
  const report = await setUp({ organisations, places, counters, staff, people, mandates })
  expect(report.refused).toEqual([])
  expect(report.lists.staff?.stored).toBe(staff.length)
  const other = nodes.find(({ id }: { id: string }) => id !== sichuan)
  expect((await setUp({ staff: other.staff })).lists.staff).toMatchObject({ stored: 0, refused: other.staff.length })
})
