import { catalogueTypes, documentHash, offerSubject, streamOf } from '@tongban/protocol/event/catalogue'
import type { Situations } from '@tongban/protocol/situations/table'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyHeader, Delivery } from '../../exchange/index.ts'
import { sql } from '../../platform/db/db.ts'
import { openScenario, type Scenario, suites, type TestNode } from '../../test-kit/scenario.ts'
import { versionOf } from '../catalogue.fixture.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const { item, place } = versionOf('居民身份证跨省异地办理')
const cards: Situations = {
  ...{ item, place, from: '2026-01-01', evidence: 'demo', sources: [] },
  questions: [
    {
      id: 'reason',
      ask: { zh: '为什么换证？', en: null },
      options: [
        { id: 'expired', say: { zh: '到期', en: null } },
        { id: 'damaged', say: { zh: '损坏', en: null } },
      ],
    },
  ],
  tables: [
    {
      id: 'card',
      hit: 'every',
      rows: [
        { id: 'expired', when: { reason: ['expired'] }, gives: {} },
        { id: 'damaged', when: { reason: ['damaged'] }, gives: { materials: ['damaged-card'] } },
      ],
    },
  ],
}
const asked = (node: TestNode) => node.call('GET', `/items/${item}/situations?place=${place}`, { as: node.operator })

test('what is asked of people where it is decided is asked of the partner’s people too', async () => {
  const { sichuan, chongqing } = scenario
  const at = `/items/${item}/situations`
  const headers = (seen: number) => ({ as: sichuan.operator, headers: { 'if-match': `"${seen}"` } })
  expect(await sichuan.call('PUT', `${at}/draft`, { ...headers(0), body: cards })).toMatchObject({ status: 200 })
  await scenario.quiet()
  expect((await asked(chongqing)).status).toBe(404)
  expect(await sichuan.call('POST', `${at}/publications?place=${place}`, headers(1))).toMatchObject({ status: 201 })
  await scenario.quiet()
  const [here, there] = [await asked(sichuan), await asked(chongqing)]
  expect(there).toMatchObject({ status: 200, body: { revision: 1, situations: cards } })
  expect(there.body.hash).toBe(here.body.hash)
})

describe('what a partner says of situations is judged', () => {
  async function saying(document: unknown, { source = scenario.sichuan.id, ...facts }: Record<string, unknown> = {}) {
    const subject = offerSubject({ item, place })
    const header = {
      ...{ specversion: '1.0', id: '019cac00-0000-7000-8000-00000000000d', source, type: catalogueTypes.publishSituations },
      ...{ subject, time: '2026-03-02T01:00:00.000Z', dataschema: 'urn:tongban:schema:catalogue.situationsPublished.v1' },
      ...{ case: await streamOf(subject, suites), hash: 'sha-256', duty: { role: 'itemManager', actor: 'someone' } },
      document: await documentHash(document, 'sha-256', suites),
      facts: {
        item,
        place,
        situations: await documentHash(document, 'sha-256', suites),
        revision: 2,
        from: cards.from,
        ...facts,
      },
    }
    const documents = [{ hash: header.document, value: document }]
    return { header, bodies: [], earlier: [], documents, sender: source } as unknown as Delivery<AnyHeader>
  }
  const hear = (delivery: Delivery<AnyHeader>) =>
    scenario.chongqing.db.write('test', (tx) => scenario.chongqing.node.catalogue.hear(tx, delivery))
  const unknown = { ...cards, item: 'item-nobody-knows' }

  test.each<readonly [string, () => Promise<Delivery<AnyHeader>>, string]>([
    ['of a place that is not the writer’s', () => saying(cards, { source: 'urn:tongban:node:500000' }), 'catalogue/notItsPlace'],
    ['under another name', () => saying(cards, { situations: 'A'.repeat(43) }), 'catalogue/documentMismatch'],
    ['from another day', () => saying(cards, { from: '2026-02-01' }), 'catalogue/documentMismatch'],
    ['that are none', () => saying({ item }), 'catalogue/situationsMalformed'],
    ['with facts that are none', () => saying(cards, { revision: 0 }), 'catalogue/statementMalformed'],
  ])('situations %s are refused and nothing is kept', async (_, made, code) => {
    const count = sql`select count(*) as n from catalogue.situation_revision`
    const kept = await scenario.chongqing.db.once(count)
    await expect(hear(await made())).rejects.toMatchObject({ code })
    expect(await scenario.chongqing.db.once(count)).toEqual(kept)
  })

  test('those of an item that is not known yet wait for it', async () => {
    expect(await hear(await saying(unknown, { item: unknown.item }))).toEqual({ verdict: 'waiting' })
  })
})
