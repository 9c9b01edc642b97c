import { createHash } from 'node:crypto'
import { toBase64url } from '@tongban/protocol/bytes'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { publishedKeys } from '@tongban/protocol/suite/keys'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { freshDatabase, type TestDatabase } from '../../test-kit/database.ts'
import { ASSERTION_LIFE_MS, CLOCK_TOLERANCE_MS } from '../domain/assertion-life.ts'
import {
  chongqing,
  handClock,
  openRegion,
  published,
  type Region,
  seededRandom,
  setupDocument,
  sichuan,
  suites,
  twoRegions,
  type World,
} from '../region.fixture.ts'
import { type AssertionStatement, type SealedAssertion, sealAssertion } from './sealed-assertion.ts'

let world: World
let stores: TestDatabase[]
let home: Region
let other: Region
let citizen: string
const clock = handClock()
const random = seededRandom('assertions')

beforeAll(async () => {
  world = await twoRegions('assertions')
  stores = [await freshDatabase({ clock }), await freshDatabase({ clock })]
  const [first, second] = stores.map(({ db }) => db)
  if (!first || !second) throw new Error('two databases')
  home = await openRegion({ db: first, clock, world, me: sichuan })
  other = await openRegion({ db: second, clock, world, me: chongqing })
  for (const region of [home, other]) {
    const token = await region.tokenOf('operator', 'operator')
    await region.ask('POST', '/identity/trust', { token, body: await world.list() })
  }
  const report = await home.identity.setUp(setupDocument, 'operator')
  citizen = report.people[0]?.id ?? ''
})
afterAll(() => Promise.all(stores.map((store) => store.close())))
beforeEach(async () => {
  clock.pass(1)
  await other.db.once(sql`delete from identity.person_read`)
  await other.db.once(sql`delete from identity.person`)
})

async function asked(to = chongqing): Promise<SealedAssertion> {
  const { status, body } = await home.ask('POST', '/identity/assertions', {
    token: await home.tokenOf('citizen', citizen),
    body: { to },
  })
  expect(status).toBe(201)
  return body as unknown as SealedAssertion
}
const accept = (sealed: unknown, at = other) => at.ask('POST', '/identity/assertions/accept', { body: sealed })

/** What a home node could have said, honest or not, sealed as the protocol says. */
function said(change: Partial<AssertionStatement> = {}, keys = world.keys.sichuan): Promise<SealedAssertion> {
  const now = clock.now().getTime()
  const at = (ms: number) => new Date(ms).toISOString()
  const statement = {
    from: sichuan,
    to: chongqing,
    issuedAt: at(now),
    expiresAt: at(now + ASSERTION_LIFE_MS),
    nonce: toBase64url(random.bytes(16)),
    assurance: 'inPerson' as const,
    person: { name: '例甲', idNumber: published.one },
    ...change,
  }
  const receiver = { suite: intlNode, key: world.keys.chongqing.encrypt.public }
  return sealAssertion(statement, { keys, suites, receiver, random: (length) => random.bytes(length) })
}

test('a person proves identity once, at home, and is signed in at the other node', async () => {
  const { status, body } = await accept(await asked())
  expect(status).toBe(201)
  const token = String(body['token'])
  expect(await other.identity.authenticate(token)).toEqual({
    id: body['person'],
    kind: 'citizen',
    node: chongqing,
    personId: body['person'],
    duties: [],
  })
  const me = await other.ask('GET', '/identity/me', { token })
  expect(me.body).toMatchObject({ name: '例甲', person: { home: sichuan, assurance: 'inPerson' } })
})

test('a person who comes again is the same person', async () => {
  const first = await accept(await asked())
  const second = await accept(await asked())
  expect(second.body['person']).toBe(first.body['person'])
  expect(second.body['token']).not.toBe(first.body['token'])
})

test('what travels shows nothing of the person, and two assertions of one person share nothing', async () => {
  const sealed = [JSON.stringify(await asked()), JSON.stringify(await asked())]
  for (const text of sealed) expect(text).not.toContain(published.one)
  const [one, two] = sealed.map((text) => (JSON.parse(text) as SealedAssertion).encrypted.ciphertext)
  expect(one?.slice(0, 40)).not.toBe(two?.slice(0, 40))
})

test('an assertion is used once, also when it is brought twice at the same moment', async () => {
  const sealed = await asked()
  const answers = await Promise.all([accept(sealed), accept(sealed), accept(sealed)])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403])
  expect((await accept(sealed)).body).toMatchObject({ code: 'identity/assertionUsed', status: 403 })
})

test('one that was asked for with a challenge opens nothing without its secret, and one without a challenge nothing with one', async () => {
  const verifier = 'a-secret-of-the-portal-that-asked-for-it-0001'
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const token = await home.tokenOf('citizen', citizen)
  const bound = async () =>
    (await home.ask('POST', '/identity/assertions', { token, body: { to: chongqing, challenge } })).body as object
  const other = verifier.replace('1', '2')
  for (const body of [await bound(), { ...(await bound()), verifier: other }, { ...(await asked()), verifier }])
    expect(await accept(body)).toMatchObject({ status: 403, body: { code: 'identity/assertionNotAsked' } })
  const sealed = await bound()
  expect((await accept(sealed)).status).toBe(403)
  expect((await accept({ ...sealed, verifier })).status).toBe(201)
})

test('two assertions of one new person at once make one person', async () => {
  const answers = await Promise.all([accept(await asked()), accept(await asked())])
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(answers[0]?.body['person']).toBe(answers[1]?.body['person'])
})

test('a used assertion is forgotten only when it would be refused anyway', async () => {
  const sealed = await asked()
  await accept(sealed)
  clock.pass(ASSERTION_LIFE_MS + CLOCK_TOLERANCE_MS)
  await accept(await asked())
  expect(await other.db.once(sql`select 1 from identity.assertion_used`)).toHaveLength(1)
  expect((await accept(sealed)).body).toMatchObject({ code: 'identity/assertionExpired' })
})

test('a changed character anywhere in what was encrypted is refused', async () => {
  const sealed = await asked()
  for (const part of ['epk', 'iv', 'ciphertext', 'tag'] as const) {
    const text = sealed.encrypted[part] ?? ''
    const changed = `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`
    const { body } = await accept({ ...sealed, encrypted: { ...sealed.encrypted, [part]: changed } })
    expect(body).toMatchObject({ code: 'identity/assertionUnreadable', status: 403 })
  }
})

test('an assertion for one node is none for another', async () => {
  const sealed = await asked()
  expect((await accept(sealed, home)).body).toMatchObject({ code: 'identity/assertionNotForMe' })
  // Readdressed on its way: the address is bound to the encryption.
  expect((await accept({ ...sealed, to: sichuan }, home)).body).toMatchObject({ code: 'identity/nodeUnknown' })
  expect((await accept({ ...sealed, from: 'urn:tongban:node:110000' })).body).toMatchObject({ code: 'identity/nodeUnknown' })
})

for (const [what, make, code] of [
  ['made by a stranger’s key', () => said({}, world.keys.chongqing), 'assertionBadSignature'],
  [
    'made ahead of our clock',
    () => said({ issuedAt: new Date(clock.now().getTime() + CLOCK_TOLERANCE_MS + 1).toISOString() }),
    'assertionEarly',
  ],
  ['good for a day', () => said({ expiresAt: new Date(clock.now().getTime() + 86_400_000).toISOString() }), 'assertionExpired'],
  ['of a number that cannot be', () => said({ person: { name: '例甲', idNumber: '110105194912310021' } }), 'badIdNumber'],
  ['with a nonce of the wrong size', () => said({ nonce: 'AAAA' }), 'assertionUnreadable'],
] as [string, () => Promise<SealedAssertion>, string][]) {
  test(`an assertion ${what} is refused, and nobody is added: identity/${code}`, async () => {
    expect((await accept(await make())).body).toMatchObject({ code: `identity/${code}` })
    expect(await other.db.once(sql`select 1 from identity.person`)).toEqual([])
  })
}

test('only the home node vouches: another node’s word for a person it never saw is refused', async () => {
  await other.identity.setUp({ people: [{ name: '例甲', idNumber: published.one }] }, 'operator')
  expect((await accept(await said())).body).toMatchObject({ code: 'identity/homeElsewhere', status: 403 })
})

test('a name that differs from the one known here is not overwritten', async () => {
  await accept(await asked())
  const differing = await said({ person: { name: '例丙', idNumber: published.one } })
  expect((await accept(differing)).body).toMatchObject({ code: 'identity/personDiffers', status: 409 })
  expect(await other.db.once(sql`select name from identity.person`)).toEqual([{ name: '例甲' }])
})

test('a refused assertion is not used up: it can be brought again when the cause is gone', async () => {
  const sealed = await said()
  await other.identity.setUp({ people: [{ name: '例甲', idNumber: published.one }] }, 'operator')
  await accept(sealed)
  await other.db.once(sql`delete from identity.person`)
  expect((await accept(sealed)).status).toBe(201)
})

test('a person whom another node vouched for is not handed on as if seen here', async () => {
  const { body } = await accept(await asked())
  const onward = await other.ask('POST', '/identity/assertions', { token: String(body['token']), body: { to: sichuan } })
  expect(onward.body).toMatchObject({ code: 'identity/homeElsewhere', status: 403 })
})

test('nobody is vouched for to this node itself or to one that nobody knows', async () => {
  const token = await home.tokenOf('citizen', citizen)
  const ask = (to: string) => home.ask('POST', '/identity/assertions', { token, body: { to } })
  expect((await ask(sichuan)).body).toMatchObject({ code: 'identity/nodeOwn', field: '/body/to' })
  expect((await ask('urn:tongban:node:110000')).body).toMatchObject({ code: 'identity/nodeUnknown', field: '/body/to' })
})

test('the person sees the assertion among the looks at their data', async () => {
  await asked()
  const { body } = await home.ask('GET', '/identity/me/reads?limit=1', { token: await home.tokenOf('citizen', citizen) })
  expect(body['entries']).toMatchObject([
    { at: clock.now().toISOString(), actor: citizen, purpose: 'identity.assert', subject: null },
  ])
})

// The last three change whom the nodes trust, so they come last.

test('an assertion under a revoked key is refused, whatever date it bears', async () => {
  const before = await asked()
  clock.pass(1000)
  const list = await world.list()
  const nodes = list.nodes.map((node) => ({
    ...node,
    keys: node.keys.map((key) =>
      key.kid === publishedKeys(world.keys.sichuan).kid ? { ...key, revokedAt: clock.now().toISOString() } : key,
    ),
  }))
  const token = await other.tokenOf('operator', 'operator')
  await other.ask('POST', '/identity/trust', { token, body: await world.list({ version: 2, nodes }) })
  expect((await accept(before)).body).toMatchObject({ code: 'identity/assertionBadSignature' })
})

test('a node whose suite this program lacks cannot be written to', async () => {
  const point = toBase64url(new Uint8Array(65).fill(4))
  const sm2 = { kty: 'EC', crv: 'SM2', point } as const
  const list = await world.list()
  const nodes = list.nodes.map((node) =>
    node.id === chongqing
      ? {
          ...node,
          keys: [{ suite: 'gm' as const, kid: 'A'.repeat(43), sign: sm2, encrypt: sm2, from: '2026-01-01T00:00:00.000Z' }],
        }
      : node,
  )
  const operator = await home.tokenOf('operator', 'operator')
  await home.ask('POST', '/identity/trust', { token: operator, body: await world.list({ version: 2, nodes }) })
  const { body } = await home.ask('POST', '/identity/assertions', {
    token: await home.tokenOf('citizen', citizen),
    body: { to: chongqing },
  })
  expect(body).toMatchObject({ code: 'identity/suiteMissing', status: 503 })
})

test('under an expired trust list nobody is believed and nobody is vouched for', async () => {
  const sealed = await said()
  clock.pass(31 * 86_400_000)
  expect((await accept(sealed)).body).toMatchObject({ code: 'identity/trustListExpired' })
  const token = await home.tokenOf('citizen', citizen)
  const { body } = await home.ask('POST', '/identity/assertions', { token, body: { to: chongqing } })
  expect(body).toMatchObject({ code: 'identity/trustListExpired' })
})
