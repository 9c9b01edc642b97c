import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { mayActFor, personById } from '../index.ts'
import { handClock, openRegion, published, type Region, setupDocument, sichuan, twoRegions } from '../region.fixture.ts'

let store: TestDatabase
let region: Region
let people: readonly string[]
let person: string
const clock = handClock()
const lines: string[] = []

beforeAll(async () => {
  const world = await twoRegions('people')
  store = await freshDatabase({ clock })
  region = await openRegion({ db: store.db, clock, world, me: sichuan, lines })
  const token = await region.tokenOf('operator', 'operator')
  await region.ask('POST', '/identity/trust', { token, body: await world.list() })
  const { body } = await region.ask('POST', '/identity/setup', { token, body: setupDocument })
  people = (body['people'] as { id: string }[]).map(({ id }) => id)
})
beforeEach(async () => {
  person = people[0] ?? ''
  clock.pass(1000)
  await store.db.once(sql`delete from identity.person_read`)
})
afterAll(() => store.close())

const look = (purpose: string, actor = 'staff-clerk') =>
  store.db.write(actor, (tx) => personById(tx, person, { actor, purpose, at: clock.now() }))

test('a look at a person is written down in its own transaction, and the person sees who looked, why and when', async () => {
  expect(await look('cases.submit')).toEqual({
    id: person,
    name: '例甲',
    idNumber: published.one,
    home: sichuan,
    assurance: 'inPerson',
  })
  const token = await region.tokenOf('citizen', person)
  const { body } = await region.ask('GET', '/identity/me/reads', { token })
  expect(body).toEqual({
    entries: [
      {
        ...{ at: clock.now().toISOString(), actor: 'staff-clerk', purpose: 'cases.submit', subject: null },
        organisation: '广安区政务服务中心',
        own: false,
      },
    ],
  })
  const entries = await store.db.once<{ lines: unknown }>(sql`
    select lines from platform.audit_entry where lines::text like '%cases.submit%'`)
  expect(entries.map((entry) => entry.lines)).toEqual([
    [
      {
        at: clock.now().toISOString(),
        actor: 'staff-clerk',
        action: 'identity.readPerson',
        subject: person,
        facts: { purpose: 'cases.submit' },
      },
    ],
  ])
})

test('a look whose transaction fails was none', async () => {
  const failing = store.db.write('staff-clerk', async (tx) => {
    await personById(tx, person, { actor: 'staff-clerk', purpose: 'cases.failed', at: clock.now() })
    throw new RangeError('later in the same transaction')
  })
  await expect(failing).rejects.toThrow(RangeError)
  expect(await store.db.once(sql`select 1 from identity.person_read`)).toEqual([])
})

test('the looks come newest first, page by page, each once', async () => {
  for (let n = 0; n < 5; n++) {
    clock.pass(1)
    await look(`cases.step${n}`)
  }
  const token = await region.tokenOf('citizen', person)
  const seen: unknown[] = []
  let next = ''
  do {
    const { body } = await region.ask('GET', `/identity/me/reads?limit=2${next && `&cursor=${next}`}`, { token })
    seen.push(...(body['entries'] as { purpose: string }[]).map(({ purpose }) => purpose))
    next = String(body['next'] ?? '')
  } while (next)
  expect(seen).toEqual(['cases.step4', 'cases.step3', 'cases.step2', 'cases.step1', 'cases.step0'])
  const made = await region.ask('GET', '/identity/me/reads?cursor=abc', { token })
  expect(made.body).toMatchObject({ code: 'platform/badCursor' })
})

test('the looks of others alone can be asked for; who does not work here belongs to no office', async () => {
  await look('cases.read', 'staff-elsewhere')
  const token = await region.tokenOf('citizen', person)
  await region.ask('GET', '/identity/me', { token })
  const asked = async (query: string) => {
    const { body } = await region.ask('GET', `/identity/me/reads${query}`, { token })
    return (body['entries'] as { purpose: string; own: boolean; organisation: string | null }[])
      .map((one) => [one.purpose, one.own, one.organisation])
      .sort()
  }
  expect(await asked('')).toEqual([
    ['cases.read', false, null],
    ['identity.me', true, null],
  ])
  expect(await asked('?by=others')).toEqual([['cases.read', false, null]])
})

test('a person sees their own name and a masked number; that look is written down too', async () => {
  const { body } = await region.ask('GET', '/identity/me', { token: await region.tokenOf('citizen', person) })
  expect(body).toEqual({
    id: person,
    kind: 'citizen',
    node: sichuan,
    duties: [],
    name: '例甲',
    person: { idNumberMasked: '110***********002X', home: sichuan, assurance: 'inPerson' },
  })
  expect(await store.db.once(sql`select actor, purpose from identity.person_read`)).toEqual([
    { actor: person, purpose: 'identity.me' },
  ])
})

test('staff see their own name and duties', async () => {
  const { body } = await region.ask('GET', '/identity/me', { token: await region.tokenOf('staff', 'staff-clerk') })
  expect(body).toMatchObject({
    id: 'staff-clerk',
    kind: 'staff',
    name: '例窗口',
    duties: [{ place: '511602:window', role: 'clerk' }],
  })
})

test('mandates in the store decide who may act for whom', async () => {
  const acting = async (kind: 'staff' | 'citizen', id: string, about: object) => {
    const actor = await region.identity.authenticate(await region.tokenOf(kind, id))
    if (!actor) return undefined
    const asked = { personId: person, item: 'item-a', day: '2026-06-01', ...about }
    return store.db.read('test', (tx) => mayActFor(tx, actor, asked))
  }
  const agent = people[1] ?? ''
  expect(await acting('citizen', person, {})).toBe(true)
  expect(await acting('citizen', agent, {})).toBe(true)
  expect(await acting('citizen', agent, { item: 'item-b' })).toBe(false)
  expect(await acting('citizen', agent, { day: '2027-01-01' })).toBe(false)
  expect(await acting('staff', 'staff-helper', { item: 'item-b' })).toBe(true)
  expect(await acting('staff', 'staff-clerk', {})).toBe(false)
  expect(await acting('citizen', person, { personId: agent })).toBe(false)
  expect(await acting('citizen', person, { personId: '' })).toBe(false)
})

test('no name and no identity number of a person is in the log or in an audit line', async () => {
  await look('cases.submit')
  await region.ask('GET', '/identity/me', { token: await region.tokenOf('citizen', person) })
  const token = await region.tokenOf('operator', 'operator')
  await region.ask('POST', '/identity/tokens', { token, body: { for: { idNumber: published.one } } })
  await region.ask('POST', '/identity/tokens', { token, body: { for: { idNumber: '999999196001150111' } } })
  const bad = { people: [{ name: '例甲', idNumber: '110105194912310021' }] }
  const { text } = await region.ask('POST', '/identity/setup', { token, body: bad })
  const audit = await store.db.once<{ text: string }>(sql`select lines::text as text from platform.audit_entry`)
  expect(lines.length).toBeGreaterThan(0)
  const written = [text, ...lines, ...audit.map((entry) => entry.text)].join('\n')
  for (const personal of [...Object.values(published), '999999196001150111', '110105194912310021', '例甲', '例乙']) {
    expect(written).not.toContain(personal)
  }
})
