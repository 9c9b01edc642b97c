import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario, type Story, type TestNode } from '../../test-kit/scenario.ts'
import { chain, deliver, newCase, openPair, type Pair, sichuan } from '../two-nodes.fixture.ts'

/** Values of a figure by its labels. */
function valuesOf(text: string, name: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`))
  return new Map(lines.map((line) => [/\{(.*)\}/.exec(line)?.[1] ?? '', Number(line.slice(line.lastIndexOf(' ') + 1))]))
}

test('what waits, is retried and parked is there for each peer, and what was receipted by verdict', async () => {
  const pair: Pair = await openPair('metrics')
  const { a, b, clock } = pair
  const peer = `peer="${sichuan}"`
  const asked = async (node = a) =>
    (await node.app.inject({ method: 'GET', url: '/metrics', headers: { authorization: 'Bearer operator' } })).body
  try {
    await a.say(...(await chain(a, sichuan, newCase(), ['one', 'two'])))
    await deliver(a)
    a.wire.state = 'cut'
    await a.say(...(await chain(a, sichuan, newCase(), ['three'])))
    await deliver(a)
    clock.pass(90_000)
    const text = await asked()
    expect(valuesOf(text, 'tongban_exchange_waiting_items').get(peer)).toBe(1)
    expect(valuesOf(text, 'tongban_exchange_oldest_waiting_seconds').get(peer)).toBeGreaterThan(89)
    expect(valuesOf(text, 'tongban_exchange_retries').get(peer)).toBe(1)
    expect(valuesOf(text, 'tongban_exchange_parked_items').get(peer)).toBe(0)
    expect(valuesOf(text, 'tongban_exchange_last_receipt_age_seconds').get(peer)).toBeCloseTo(90, 0)
    expect(valuesOf(text, 'tongban_exchange_batches_total').get(`${peer},direction="sent"`)).toBe(1)
    expect(valuesOf(text, 'tongban_exchange_events_total').get(`${peer},direction="sent",verdict="stored"`)).toBe(2)
    const heard = valuesOf(await asked(b), 'tongban_exchange_events_total')
    expect([...heard]).toEqual([[`peer="${a.me}",direction="received",verdict="stored"`, 2]])
    expect(valuesOf(await asked(b), 'tongban_exchange_clock_skew_seconds').get(`peer="${a.me}"`)).toBe(0)
    expect((await a.app.inject({ url: '/metrics', headers: { authorization: 'Bearer citizen' } })).statusCode).toBe(403)
    expect((await a.app.inject({ url: '/metrics' })).statusCode).toBe(401)
  } finally {
    await pair.close()
  }
})

let scenario: Scenario
let story: Story
beforeAll(async () => {
  scenario = await openScenario()
  story = await (await scenario.received('relay')).accepted()
})
afterAll(() => scenario.close())

test('after a case was filed and accepted no figure holds a name, number, phone, case or any other id', async () => {
  const { form } = scenario.demo.applications.find(({ id }) => id === 'relay') ?? expect.fail()
  for (const node of [scenario.chongqing, scenario.sichuan] as readonly TestNode[]) {
    const { status, body } = await node.call('GET', '/metrics', { as: node.operator })
    expect(status).toBe(200)
    const text = String(body)
    for (const value of [...Object.values(form), story.id, story.receipt.queryNumber])
      if (typeof value === 'string' && value.length > 1) expect(text).not.toContain(value)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/)
    const labelled = text.replaceAll(/ [\d.e+-]+$/gm, '')
    expect(labelled).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}/)
    const labels = new Set([...text.matchAll(/([a-z]+)="/g)].map(([, name]) => name))
    expect([...labels].sort()).toEqual(['direction', 'le', 'method', 'peer', 'route', 'status', 'verdict'])
    const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route))
    expect([...routes]).toContain('/exchange/batches')
    for (const route of routes) expect(route).toMatch(/^(none|(\/(:[a-zA-Z0-9]+|[a-zA-Z-]+|\*))+)$/)
  }
})
