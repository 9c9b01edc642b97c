import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPair, type Pair } from './two-nodes.fixture.ts'

let pair: Pair
beforeAll(async () => {
  pair = await openPair('access')
})
afterAll(() => pair.close())

const nobody = '01900000-0000-7000-8000-000000000001'
const bodies: Readonly<Record<string, object>> = { reconcile: { day: '2026-11-20' }, resolve: { reason: '已核对' } }
const parked = '/exchange/parked/01900000-0000-7000-8000-000000000001/resume'
const routes = [
  ['GET', '/exchange/peers', 200],
  ['GET', '/exchange/parked', 200],
  ['GET', '/exchange/heard', 200],
  ['GET', '/exchange/statements', 200],
  ['GET', '/exchange/agreements', 200],
  ['POST', '/exchange/agreements', 422],
  ['POST', parked, 404],
  ['GET', '/exchange/peers/urn:tongban:node:510000', 200],
  ['POST', '/exchange/peers/urn:tongban:node:999999/reconcile', 404],
  ['POST', `/exchange/peers/urn:tongban:node:510000/differences/${nobody}/resolve`, 404],
] as const

for (const [method, url, status] of routes) {
  test(`${method} ${url}: an operator is let in, anyone else is not`, async () => {
    const body = method === 'POST' ? { body: bodies[url.split('/').at(-1) ?? ''] ?? {} } : {}
    expect((await pair.a.ask(method, url, { token: 'operator', ...body })).status).toBe(status)
    expect(await pair.a.ask(method, url, { token: 'citizen', ...body })).toMatchObject({
      status: 403,
      body: { code: 'identity/notOperator' },
    })
    expect((await pair.a.app.inject({ method, url, ...(method === 'POST' ? { payload: {} } : {}) })).statusCode).toBe(401)
  })
}
