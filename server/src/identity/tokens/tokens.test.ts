import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import {
  handClock,
  openRegion,
  published,
  type Region,
  setupDocument,
  sichuan,
  twoRegions,
  type World,
} from '../region.fixture.ts'
import { hashOfToken } from './secret.ts'

let store: TestDatabase
let world: World
let region: Region
let operator: string
const clock = handClock()
const hour = 3_600_000

beforeAll(async () => {
  world = await twoRegions('tokens')
  store = await freshDatabase({ clock })
  region = await openRegion({ db: store.db, clock, world, me: sichuan })
  operator = await region.tokenOf('operator', 'operator')
  await region.ask('POST', '/identity/trust', { token: operator, body: await world.list() })
})
beforeEach(async () => {
  operator = await region.tokenOf('operator', 'operator')
  await region.identity.setUp(setupDocument, 'operator')
})
afterAll(() => store.close())

const issue = (body: object) => region.ask('POST', '/identity/tokens', { token: operator, body })
const who = (token: string) => region.identity.authenticate(token)
async function tokenFor(whom: object, hours?: number): Promise<string> {
  const { status, body } = await issue({ for: whom, ...(hours === undefined ? {} : { hours }) })
  expect(status).toBe(201)
  return String(body['token'])
}

test('a token for staff carries the duties of today and no name', async () => {
  expect(await who(await tokenFor({ staff: 'staff-clerk' }))).toEqual({
    id: 'staff-clerk',
    kind: 'staff',
    node: sichuan,
    duties: [{ place: '511602:window', role: 'clerk', organisation: '广安区政务服务中心' }],
  })
})

test('a token for a person, by number or by id, is the person’s and carries no personal data', async () => {
  const byNumber = await who(await tokenFor({ idNumber: published.one }))
  expect(byNumber).toEqual({ id: expect.any(String), kind: 'citizen', node: sichuan, personId: byNumber?.id, duties: [] })
  expect(await who(await tokenFor({ person: byNumber?.id }))).toEqual(byNumber)
})

test('nobody gets a token for someone this node does not know', async () => {
  const person = '01930000-0000-7000-8000-000000000000'
  expect((await issue({ for: { staff: 'nobody' } })).body).toMatchObject({
    code: 'identity/staffUnknown',
    field: '/body/for/staff',
  })
  expect((await issue({ for: { person } })).body).toMatchObject({ code: 'identity/personUnknown', field: '/body/for/person' })
  expect((await issue({ for: { idNumber: '999999196001150111' } })).body).toMatchObject({ code: 'identity/personUnknown' })
})

test('only the hash of a token is stored', async () => {
  const token = await tokenFor({ staff: 'staff-clerk' })
  const rows = await store.db.once<{ hash: Buffer }>(
    sql`select hash, t::text as whole from identity.token t where hash = ${hashOfToken(token)}`,
  )
  expect(rows).toHaveLength(1)
  const [{ found }] = (await store.db.once<{ found: number }>(sql`
    select count(*) as found from identity.token t, platform.audit_entry a, platform.idempotency i
    where t::text like ${`%${token}%`} or a::text like ${`%${token}%`} or i::text like ${`%${token}%`}`)) as [{ found: number }]
  expect(found).toBe(0)
})

test('a token ends when its time is over, also while it is remembered', async () => {
  const token = await tokenFor({ staff: 'staff-clerk' }, 1)
  clock.pass(hour - 1)
  expect(await who(token)).toBeDefined()
  clock.pass(1)
  expect(await who(token)).toBeUndefined()
})

test('signing out ends that token at once and no other', async () => {
  const [mine, other] = [await tokenFor({ staff: 'staff-clerk' }), await tokenFor({ staff: 'staff-clerk' })]
  expect(await who(mine)).toBeDefined()
  expect((await region.ask('DELETE', '/identity/tokens/current', { token: mine })).status).toBe(204)
  expect(await who(mine)).toBeUndefined()
  expect(await who(other)).toBeDefined()
  expect((await region.ask('GET', '/identity/me', { token: mine })).body).toMatchObject({ code: 'platform/noActor' })
})

test('the operator ends every token of one of staff; another process of the node sees it within three seconds', async () => {
  const another = await openRegion({ db: store.db, clock, world, me: sichuan })
  const token = await tokenFor({ staff: 'staff-clerk' })
  expect(await another.identity.authenticate(token)).toBeDefined()
  const { body } = await region.ask('POST', '/identity/tokens/revoke', {
    token: operator,
    body: { for: { staff: 'staff-clerk' } },
  })
  expect(body).toMatchObject({ kind: 'staff', actor: 'staff-clerk' })
  expect(await who(token)).toBeUndefined()
  clock.pass(3_000)
  expect(await another.identity.authenticate(token)).toBeUndefined()
})

test('a duty counts from its first day to its last', async () => {
  const [helper] = setupDocument.staff.filter(({ id }) => id === 'staff-helper')
  const duty = { place: '511602:window', role: 'helper', from: '2026-11-24', until: '2026-11-24' }
  await region.identity.setUp({ staff: [{ ...helper, id: 'staff-day', duties: [duty] }] }, 'operator')
  const token = await region.tokenOf('staff', 'staff-day')
  expect((await who(token))?.duties).toHaveLength(1)
  // 16:00 UTC is midnight in China.
  clock.pass(Date.parse('2026-11-24T16:00:00.000Z') - clock.now().getTime())
  expect((await who(token))?.duties).toEqual([])
})

test('what is no token, or nobody’s, lets nobody in', async () => {
  for (const token of ['', 'tb_', `tb_${'A'.repeat(43)}`, "' or 1=1 --", 'x'.repeat(4000)])
    expect(await who(token)).toBeUndefined()
})

test('the operator’s first token lies in the data folder for its owner alone, and is another one after the file was deleted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-operator-'))
  const file = join(folder, 'operator.token')
  try {
    await Promise.all([region.identity.start(folder), region.identity.start(folder)])
    const first = (await readFile(file, 'utf8')).trim()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await who(first)).toEqual({ id: 'operator', kind: 'operator', node: sichuan, duties: [] })

    await region.identity.start(folder)
    expect((await readFile(file, 'utf8')).trim()).toBe(first)

    await rm(file)
    await region.identity.start(folder)
    const second = (await readFile(file, 'utf8')).trim()
    clock.pass(3_000)
    expect(await who(second)).toBeDefined()
    expect(await who(first)).toBeUndefined()

    await writeFile(file, 'not a token\n')
    await expect(region.identity.start(folder)).rejects.toMatchObject({ code: 'identity/badOperatorToken' })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a crash between writing the file and the store is mended by the next start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-operator-'))
  try {
    const token = `tb_${'B'.repeat(43)}`
    await writeFile(join(folder, 'operator.token'), `${token}\n`)
    expect(await who(token)).toBeUndefined()
    await region.identity.start(folder)
    expect(await who(token)).toMatchObject({ kind: 'operator' })
  } finally {
    await rm(folder, { recursive: true })
  }
})
