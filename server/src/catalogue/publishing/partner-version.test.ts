import { catalogueTypes, documentHash, offerSubject, streamOf } from '@tongban/protocol/event/catalogue'
import { type Version, versionHash } from '@tongban/protocol/version/version'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyHeader, Delivery } from '../../exchange/index.ts'
import { sql } from '../../platform/db/db.ts'
import { openScenario, type Scenario, type Story, suites, type TestNode } from '../../test-kit/scenario.ts'
import { versionOf } from '../catalogue.fixture.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const first = versionOf('居民身份证跨省异地办理')
const { item, place } = first
const from = (day: string, promisedDays: number): Version => ({ ...first, from: day, limits: { ...first.limits, promisedDays } })
const [second, third] = [from('2026-03-03', 25), from('2026-03-04', 20)]
const nameOf = (version: Version) => versionHash(version, suites)

const publish = ({ sichuan }: Scenario, version: Version) =>
  sichuan.call('POST', '/versions', { as: sichuan.operator, body: version })
const shown = async (node: TestNode) =>
  (await node.call('GET', `/items/${item}`, { as: node.operator })).body.versions.map(({ hash }: { hash: string }) => hash)
const pinned = ({ db }: TestNode, { id }: Story) =>
  db.once<{ version: string; state: string }>(sql`select version, state from cases.case_file where case_id = ${id}`)

let before: Story
let between: Story

test('a version that is published where it is decided is known to the partner, from its day on', async () => {
  before = await scenario.received('relay')
  expect(await publish(scenario, second)).toMatchObject({ status: 201, body: { hash: await nameOf(second), changed: true } })
  await scenario.quiet()
  expect(await shown(scenario.chongqing)).toEqual([await nameOf(first)])
  await scenario.moveTo('2026-03-03T01:00:00.000Z')
  expect(await shown(scenario.chongqing)).toEqual([await nameOf(second)])
  const document = await scenario.chongqing.call('GET', `/versions/${await nameOf(second)}`, { as: scenario.chongqing.operator })
  expect(document.body).toEqual(second)
})

test('a case filed yesterday keeps yesterday’s version to its end, one filed today has today’s', async () => {
  between = await scenario.received('relay')
  await before.accepted()
  for (const node of [scenario.sichuan, scenario.chongqing]) {
    expect(await pinned(node, before)).toEqual([{ version: await nameOf(first), state: 'accepted' }])
    expect(await pinned(node, between)).toEqual([{ version: await nameOf(second), state: 'received' }])
  }
})

test('a case filed by a node that had not heard of today’s version keeps the one it knew, and is taken', async () => {
  scenario.cut('chongqing', true)
  await publish(scenario, third)
  await scenario.sichuan.node.exchange.sealDue()
  await scenario.moveTo('2026-03-04T01:00:00.000Z')
  const story = await scenario.received('relay')
  scenario.cut('chongqing', false)
  // Its files, asked for in vain meanwhile, are asked for again.
  await scenario.moveTo('2026-03-04T02:00:00.000Z')
  await scenario.quiet()
  await story.accepted()
  expect(await pinned(scenario.sichuan, story)).toEqual([{ version: await nameOf(second), state: 'accepted' }])
  expect(await shown(scenario.chongqing)).toEqual([await nameOf(third)])
})

describe('what a partner says of a version is judged', () => {
  /** A statement as it comes out of the exchange. */
  async function saying(version: unknown, { source = scenario.sichuan.id, ...facts }: Record<string, string> = {}) {
    const subject = offerSubject(first)
    const header: AnyHeader & Record<string, unknown> = {
      specversion: '1.0',
      id: '019cac00-0000-7000-8000-00000000000a',
      source,
      type: catalogueTypes.publishVersion,
      subject,
      time: '2026-03-04T01:00:00.000Z',
      dataschema: 'urn:tongban:schema:catalogue.versionPublished.v1',
      case: await streamOf(subject, suites),
      hash: 'sha-256',
      duty: { role: 'operator', actor: 'operator' },
      document: await documentHash(version, 'sha-256', suites),
      facts: { item, place, version: await nameOf(version as Version), from: '2027-01-01', until: null, ...facts },
    }
    const delivery = {
      header,
      bodies: [],
      earlier: [],
      documents: [{ hash: header['document'], value: version }],
      sender: source,
    }
    return delivery as unknown as Delivery<AnyHeader>
  }
  const hear = (delivery: Delivery<AnyHeader>) =>
    scenario.chongqing.db.write('test', (tx) => scenario.chongqing.node.catalogue.hear(tx, delivery))
  const next = from('2027-01-01', 10)

  test('it is taken when it is what it says, and a repeat is one', async () => {
    const delivery = await saying(next)
    expect(await hear(delivery)).toEqual({ verdict: 'stored' })
    expect(await hear(delivery)).toEqual({ verdict: 'duplicate' })
  })

  const other = { ...next, remedy: '另一份' }
  test.each<readonly [string, () => Promise<Delivery<AnyHeader>>, string]>([
    [
      'of a place that is not the writer’s',
      () => saying({ ...next, from: '2027-02-01' }, { source: 'urn:tongban:node:500000', from: '2027-02-01' }),
      'catalogue/notItsPlace',
    ],
    ['under another name', async () => saying(other, { version: await nameOf(next) }), 'catalogue/documentMismatch'],
    ['with other days', () => saying(next, { from: '2027-03-01' }), 'catalogue/documentMismatch'],
    ['that is none', () => saying({ item }), 'catalogue/versionMalformed'],
    ['from a day that has one already', () => saying(other), 'catalogue/dayTaken'],
    ['without its document', async () => ({ ...(await saying(other)), documents: [] }), 'catalogue/documentMismatch'],
    ['with facts that are none', () => saying(other, { place: 'nowhere' }), 'catalogue/statementMalformed'],
  ])('a version %s is refused and nothing kept', async (_, made, code) => {
    const made1 = await made()
    const delivery = { ...made1, header: { ...made1.header, id: '019cac00-0000-7000-8000-00000000000b' } }
    const count = sql`select count(*) as n from catalogue.version`
    const kept = await scenario.chongqing.db.once(count)
    await expect(hear(delivery)).rejects.toMatchObject({ code })
    expect(await scenario.chongqing.db.once(count)).toEqual(kept)
  })

  test('a later version of the type is not understood, one from tomorrow’s tomorrow waits', async () => {
    const delivery = await saying(next)
    const headed = (members: object) => ({
      ...delivery,
      header: { ...delivery.header, id: '019cac00-0000-7000-8000-00000000000c', ...members },
    })
    expect(await hear(headed({ type: 'cn.tongban.catalogue.versionPublished.v2' }))).toEqual({ verdict: 'notUnderstood' })
    expect(await hear(headed({ time: '2026-03-06T01:00:00.000Z' }))).toEqual({ verdict: 'waiting' })
  })
})

test('the place of another node is published there and nowhere else', async () => {
  const { chongqing, sichuan } = scenario
  const version = from('2028-01-01', 9)
  // From the partner's file, by an operator: known here, and said to nobody.
  expect((await chongqing.call('POST', '/versions', { as: chongqing.operator, body: version })).status).toBe(201)
  await scenario.quiet()
  expect((await sichuan.call('GET', `/versions/${await nameOf(version)}`, { as: sichuan.operator })).status).toBe(404)
  const nobody = { ...version, place: '440100:gongan' }
  expect((await chongqing.call('POST', '/versions', { as: chongqing.operator, body: nobody })).body.code).toBe(
    'catalogue/placeElsewhere',
  )
})
