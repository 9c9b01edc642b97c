import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../test-kit/database.ts'
import { chongqing, handClock, openRegion, published, type Region, setupDocument, sichuan, twoRegions } from './region.fixture.ts'

// Who may ask what: every route of this slice with every kind of actor.

let store: TestDatabase
let region: Region
const routes: string[] = []
const clock = handClock()
let list: unknown

const everyone = ['nobody', 'stranger', 'citizen', 'clerk', 'helper', 'operator', 'operating staff'] as const
type Who = (typeof everyone)[number]
const signedIn: Who[] = ['citizen', 'clerk', 'helper', 'operator', 'operating staff']
const operators: Who[] = ['operator', 'operating staff']

interface Rule {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly body?: () => unknown
  readonly may: readonly Who[]
  /** Also for who is not signed in: what is public anyway. A token that is not good is refused all the same. */
  readonly open?: true
  /** The refusal for who is signed in and may not. */
  readonly otherwise: string
}

const rules: Rule[] = [
  { method: 'GET', url: '/identity/me', may: signedIn, otherwise: '' },
  { method: 'GET', url: '/identity/me/look', may: signedIn, otherwise: '' },
  { method: 'PUT', url: '/identity/me/look', body: () => ({ mode: 'elder' }), may: signedIn, otherwise: '' },
  { method: 'GET', url: '/identity/me/record', may: ['citizen'], otherwise: 'identity/notCitizen' },
  { method: 'GET', url: '/identity/me/reads', may: ['citizen'], otherwise: 'identity/notCitizen' },
  { method: 'GET', url: '/identity/places', open: true, may: signedIn, otherwise: '' },
  { method: 'GET', url: '/identity/places/511602:window', open: true, may: signedIn, otherwise: '' },
  { method: 'GET', url: '/identity/keys', open: true, may: signedIn, otherwise: '' },
  { method: 'GET', url: '/identity/trust', open: true, may: signedIn, otherwise: '' },
  { method: 'POST', url: '/identity/trust', body: () => list, may: operators, otherwise: 'identity/notOperator' },
  { method: 'POST', url: '/identity/setup', body: () => setupDocument, may: operators, otherwise: 'identity/notOperator' },
  {
    method: 'POST',
    url: '/identity/tokens',
    body: () => ({ for: { idNumber: published.one } }),
    may: operators,
    otherwise: 'identity/notOperator',
  },
  {
    method: 'POST',
    url: '/identity/tokens/revoke',
    body: () => ({ for: { idNumber: published.other } }),
    may: operators,
    otherwise: 'identity/notOperator',
  },
  {
    method: 'POST',
    url: '/identity/assertions',
    body: () => ({ to: chongqing }),
    may: ['citizen'],
    otherwise: 'identity/notCitizen',
  },
  {
    method: 'POST',
    url: '/identity/people/identified',
    body: () => ({ name: '例甲', idNumber: published.one, place: '511602:window' }),
    may: ['clerk'],
    otherwise: 'identity/notClerk',
  },
  { method: 'DELETE', url: '/identity/tokens/current', may: signedIn, otherwise: '' },
]

beforeAll(async () => {
  const world = await twoRegions('access')
  store = await freshDatabase({ clock })
  region = await openRegion({ db: store.db, clock, world, me: sichuan, onRoute: (route) => routes.push(route) })
  list = await world.list()
  const operator = await region.tokenOf('operator', 'operator')
  await region.ask('POST', '/identity/trust', { token: operator, body: list })
  await region.identity.setUp(setupDocument, 'operator')
})
afterAll(() => store.close())

async function tokenOf(who: Who): Promise<string | undefined> {
  const [person] = (await region.identity.setUp({ people: setupDocument.people }, 'operator')).people
  const of = {
    nobody: () => undefined,
    stranger: () => `tb_${'A'.repeat(43)}`,
    citizen: () => region.tokenOf('citizen', person?.id ?? ''),
    clerk: () => region.tokenOf('staff', 'staff-clerk'),
    helper: () => region.tokenOf('staff', 'staff-helper'),
    operator: () => region.tokenOf('operator', 'operator'),
    'operating staff': () => region.tokenOf('staff', 'staff-operator'),
  }
  return of[who]()
}

for (const { method, url, body, open, may, otherwise } of rules) {
  for (const who of everyone) {
    const expected =
      may.includes(who) || (open && who === 'nobody') ? 'answered' : signedIn.includes(who) ? otherwise : 'platform/noActor'
    test(`${who} asks ${method} ${url}: ${expected}`, async () => {
      const token = await tokenOf(who)
      const answer = await region.ask(method, url, {
        ...(token === undefined ? {} : { token }),
        ...(body ? { body: body() } : {}),
      })
      expect(answer.status < 300 ? 'answered' : answer.body['code']).toBe(expected)
    })
  }
}

test('this table knows every route of the slice but the two that sign in', () => {
  const known = rules.map(({ method, url }) => `${method} ${url.replace('511602:window', ':id')}`)
  expect(new Set(routes)).toEqual(new Set([...known, 'POST /identity/assertions/accept', 'POST /identity/sessions']))
})

test('a citizen’s token says nothing of duties, however the person is related to the node', async () => {
  const token = await tokenOf('citizen')
  expect((await region.identity.authenticate(token ?? ''))?.duties).toEqual([])
})
