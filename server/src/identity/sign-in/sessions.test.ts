import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { later } from '../../platform/clock.ts'
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

// A provider of another house, as a node meets it: its discovery document and keys over HTTP, and what it signed.
const issuer = 'https://id.example'
const clientId = 'portal'
const nonce = 'a-nonce-of-one-sign-in'
const clock = handClock()
/** A provider follows no lab clock: its time is another one. */
const outside = handClock(new Date('2027-05-01T00:00:00.000Z'))
let store: TestDatabase
let region: Region
let world: World
type Keys = Awaited<ReturnType<typeof generateKeyPair>>
let keys: Keys
let other: Keys
let answers = true

const providerFetch = (async (input: string | URL) => {
  if (!answers) throw new TypeError('fetch failed')
  const url = String(input)
  if (url.endsWith('/.well-known/openid-configuration')) return Response.json({ issuer, jwks_uri: `${issuer}/keys` })
  return Response.json({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] })
}) as typeof fetch

beforeAll(async () => {
  keys = await generateKeyPair('ES256')
  other = await generateKeyPair('ES256')
  world = await twoRegions('sessions')
  store = await freshDatabase({ clock })
  const signIn = { issuer, clientId, fetch: providerFetch, clock: outside }
  region = await openRegion({ db: store.db, clock, world, me: sichuan, change: { signIn } })
  const operator = await region.tokenOf('operator', 'operator')
  await region.ask('POST', '/identity/trust', { token: operator, body: await world.list() })
  await region.identity.setUp(setupDocument, 'operator')
})
afterAll(() => store.close())

interface Making {
  readonly claims?: JWTPayload
  readonly by?: Keys
  readonly alg?: string
  readonly ageMs?: number
}

const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000)
let made = 0

async function tokenWith({ claims = {}, by = keys, ageMs = 0 }: Making): Promise<{ idToken: string; nonce: string }> {
  const own = `${nonce}-${made++}`
  const at = later(outside.now(), -ageMs)
  const content = {
    iss: issuer,
    aud: clientId,
    sub: 'x',
    nonce: own,
    iat: seconds(at),
    exp: seconds(later(at, 300_000)),
    ...claims,
  }
  const idToken = await new SignJWT(content).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(by.privateKey)
  return { idToken, nonce: own }
}

const person = { name: '例甲', id_number: published.one }
const open = (body: object) => region.ask('POST', '/identity/sessions', { body })

test('a person whom the provider vouches for is signed in, until they sign out', async () => {
  const { status, body } = await open(await tokenWith({ claims: person }))
  expect(status).toBe(201)
  expect(body).toMatchObject({ kind: 'citizen', expiresAt: later(clock.now(), 8 * 3_600_000).toISOString() })
  const token = String(body['token'])
  expect((await region.ask('GET', '/identity/me', { token })).body).toMatchObject({ name: '例甲' })
  expect((await region.ask('DELETE', '/identity/tokens/current', { token })).status).toBe(204)
  expect((await region.ask('GET', '/identity/me', { token })).status).toBe(401)
})

test('one of staff is signed in with the duties of today', async () => {
  const { body } = await open(await tokenWith({ claims: { name: '例窗口', staff_id: 'staff-clerk' } }))
  expect(body['kind']).toBe('staff')
  const me = await region.ask('GET', '/identity/me', { token: String(body['token']) })
  expect(me.body).toMatchObject({ id: 'staff-clerk', duties: [{ place: '511602:window', role: 'clerk' }] })
})

test('a person who is new here gets this node as home, and is the same one the next time', async () => {
  const claims = { name: '例丙', id_number: '999999196001150111' }
  const [first, second] = [await open(await tokenWith({ claims })), await open(await tokenWith({ claims }))]
  expect(first.status).toBe(201)
  expect(second.body['actor']).toBe(first.body['actor'])
  const me = await region.ask('GET', '/identity/me', { token: String(second.body['token']) })
  expect(me.body).toMatchObject({ name: '例丙', person: { home: sichuan, assurance: 'remote' } })
})

test.each<[string, Making, string]>([
  ['of another issuer', { claims: { ...person, iss: 'https://other.example' } }, 'identity/idTokenRefused'],
  ['for another client', { claims: { ...person, aud: 'shop' } }, 'identity/idTokenRefused'],
  [
    'for several clients, made for another',
    { claims: { ...person, aud: ['shop', clientId], azp: 'shop' } },
    'identity/idTokenRefused',
  ],
  [
    'under another key',
    {
      claims: person,
      get by() {
        return other
      },
    },
    'identity/idTokenRefused',
  ],
  ['that has expired', { claims: person, ageMs: 600_000 }, 'identity/idTokenRefused'],
  ['of another sign-in', { claims: { ...person, nonce: 'another-nonce-of-a-sign-in' } }, 'identity/idTokenRefused'],
  ['without a nonce', { claims: { ...person, nonce: undefined } }, 'identity/idTokenRefused'],
  ['that names nobody', { claims: { name: '例甲' } }, 'identity/idTokenNobody'],
  ['for staff who is not there', { claims: { staff_id: 'staff-nobody' } }, 'identity/staffUnknown'],
  ['with a number that is none', { claims: { ...person, id_number: '110105194912310021' } }, 'identity/badIdNumber'],
  ['with another name than the one registered', { claims: { ...person, name: '例丁' } }, 'identity/personDiffers'],
])('a token %s lets nobody in', async (_, making, code) => {
  expect((await open(await tokenWith(making))).body['code']).toBe(code)
})

test('a token that nobody signed lets nobody in', async () => {
  const { idToken, nonce: own } = await tokenWith({ claims: person })
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  for (const forged of [`${none}.${idToken.split('.')[1]}.`, idToken.slice(0, -8), 'x'])
    expect((await open({ idToken: forged, nonce: own })).body['code']).toBe('identity/idTokenRefused')
})

test('a token is used once', async () => {
  const body = await tokenWith({ claims: person })
  expect((await open(body)).status).toBe(201)
  expect((await open(body)).body['code']).toBe('identity/idTokenUsed')
})

test('bad input is named by field', async () => {
  expect((await open({ idToken: '', nonce: 'short' })).body).toMatchObject({ code: 'platform/badInput' })
})

test('a provider that does not answer is told as that, and a node without one says so', async () => {
  const silent = await openRegion({
    ...{ db: store.db, clock, world, me: sichuan },
    change: { signIn: { issuer, clientId, fetch: providerFetch, clock: outside } },
  })
  const body = await tokenWith({ claims: person })
  answers = false
  expect((await silent.ask('POST', '/identity/sessions', { body })).body['code']).toBe('identity/providerSilent')
  answers = true
  expect((await silent.ask('POST', '/identity/sessions', { body })).status).toBe(201)
  const without = await openRegion({ db: store.db, clock, world, me: sichuan })
  expect((await without.ask('POST', '/identity/sessions', { body })).body['code']).toBe('identity/signInOff')
})
