import type { Situations } from '@tongban/protocol/situations/table'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { today, versionOf } from '../catalogue.fixture.ts'
import { type CatalogueHttp, openCatalogue } from '../catalogue-http.fixture.ts'

const version = versionOf('居民身份证跨省异地办理')
const { item, place } = version
const path = `/items/${item}/situations`
const at = `place=${place}`

/** The card of someone away from home: expired or damaged, fetched or posted. */
const cards: Situations = {
  item,
  place,
  from: '2026-11-20',
  questions: [
    {
      id: 'reason',
      ask: { zh: '为什么换证？', en: 'Why a new card?' },
      options: [
        { id: 'expired', say: { zh: '到期', en: 'It expired' } },
        { id: 'damaged', say: { zh: '损坏', en: 'It is damaged' } },
      ],
    },
  ],
  tables: [
    {
      id: 'materials',
      hit: 'every',
      rows: [
        { id: 'expired', when: { reason: ['expired'] }, gives: {} },
        { id: 'damaged', when: { reason: ['damaged'] }, gives: { materials: ['damaged-card'] } },
      ],
    },
  ],
  evidence: 'demo',
  sources: [],
}
const withGap = (): Situations => ({
  ...cards,
  tables: cards.tables.map((table) => ({ ...table, rows: table.rows.filter(({ id }) => id !== 'expired') })),
})

let http: CatalogueHttp

beforeAll(async () => {
  http = await openCatalogue({ police: place, housing: '510100:gjj' })
  await http.publish(version)
})
afterAll(() => http.close())

const save = (as: string, seen: number, body: unknown) => http.send('PUT', `${path}/draft`, { as, body, seen })
const publish = (as: string, seen: number) => http.send('POST', `${path}/publications?${at}`, { as, seen })

describe('situations of an item at its place', () => {
  test('only an item manager of the place or an operator edits them', async () => {
    for (const as of ['citizen', 'housing']) {
      expect(await save(as, 0, cards)).toMatchObject({ status: 403, body: { code: 'catalogue/notEditor' } })
    }
  })

  test('are unknown until somebody saves and publishes them', async () => {
    expect(await http.send('GET', `${path}?${at}`)).toMatchObject({ status: 404, body: { code: 'catalogue/situationsUnknown' } })
    expect(await publish('police', 1)).toMatchObject({ status: 404 })
  })

  test('a table with a gap is kept with what is wrong, and cannot be published', async () => {
    const saved = await save('police', 0, withGap())
    expect(saved).toMatchObject({
      status: 200,
      body: { revision: 1, findings: [{ code: 'noRow', table: 'materials', answers: { reason: 'expired' } }] },
    })
    expect(await publish('police', 1)).toMatchObject({ status: 422, body: { code: 'catalogue/situationsNotReady' } })
    expect(await http.send('GET', `${path}?${at}`)).toMatchObject({ status: 404 })
  })

  test('a material the version does not ask for is named', async () => {
    const tables = cards.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => (row.id === 'damaged' ? { ...row, gives: { materials: ['passport'] } } : row)),
    }))
    expect((await save('police', 1, { ...cards, tables })).body.findings).toEqual([
      { code: 'materialUnknown', material: 'passport' },
      { code: 'materialNeverAsked', material: 'damaged-card' },
    ])
  })

  test('of two clerks editing at once the second gets both texts, and nothing is lost', async () => {
    const [first, second] = await Promise.all([save('police', 2, cards), save('operator', 2, withGap())])
    const [kept, refused] = first.status === 200 ? [cards, second] : [withGap(), first]
    expect(refused).toMatchObject({
      status: 412,
      body: { code: 'catalogue/situationsChanged', standing: { revision: 3, situations: kept } },
    })
    expect(refused.body.sent).toEqual(kept === cards ? withGap() : cards)
    const draft = await http.send('GET', `${path}/draft?${at}`, { as: 'police' })
    expect(draft.body.situations).toEqual(kept)
    expect(draft.headers['etag']).toBe('"3"')
  })

  test('are published as they were seen, once', async () => {
    expect(await save('police', 3, cards)).toMatchObject({ body: { revision: 4, findings: [] } })
    expect(await publish('police', 3)).toMatchObject({ status: 412 })
    expect(await publish('police', 4)).toMatchObject({ status: 201, body: { changed: true } })
    expect(await publish('police', 4)).toMatchObject({ status: 201, body: { changed: false } })
    expect((await http.send('GET', `${path}?${at}`)).body.situations).toEqual(cards)
  })

  test('a later save that is not published is asked of nobody', async () => {
    await save('police', 4, withGap())
    expect((await http.send('GET', `${path}?${at}`)).body).toMatchObject({ revision: 4 })
  })

  test('what people were asked yesterday is not rewritten', async () => {
    expect(await save('police', 5, { ...cards, from: '2026-11-23' })).toMatchObject({ body: { findings: [] } })
    expect(await publish('police', 6)).toMatchObject({ status: 422, body: { code: 'catalogue/situationsStarted' } })
    await save('police', 6, { ...cards, from: today, evidence: 'derived' })
    expect(await publish('police', 7)).toMatchObject({ status: 201 })
    expect((await http.send('GET', `${path}?${at}&day=2026-11-23`)).body).toMatchObject({ revision: 4 })
    expect((await http.send('GET', `${path}?${at}`)).body).toMatchObject({ revision: 7 })
    expect(await http.send('GET', `${path}?${at}&day=2026-11-19`)).toMatchObject({ status: 404 })
  })
})

describe('a person who answers', () => {
  const outcome = (answers: string) => http.send('GET', `${path}/outcome?${at}&answers=${answers}`)
  const needs = ({ body }: { body: { list: { material: { id: string }; need: string }[] } }) =>
    Object.fromEntries(body.list.map(({ material, need }) => [material.id, need]))

  test('sees before answering what is needed anyway and what depends', async () => {
    const open = await outcome('')
    expect(open.body.next).toMatchObject({ id: 'reason' })
    expect(needs(open)).toMatchObject({ 'id-document': 'yes', 'damaged-card': 'maybe' })
  })

  test('ends with a list of materials of their own, under the version in force', async () => {
    const damaged = await outcome('reason:damaged')
    expect(damaged.body).toMatchObject({ next: null, modes: ['relay'], version: await http.hashOf(version) })
    expect(needs(damaged)).toMatchObject({ 'damaged-card': 'yes' })
    expect(needs(await outcome('reason:expired'))).toMatchObject({ 'damaged-card': 'no' })
    expect(needs(await outcome('reason:%3F'))).toMatchObject({ 'damaged-card': 'maybe' })
  })

  test.each(['colour:red', 'reason:lost', 'reason'])('“%s” is refused with its field', async (answers) => {
    expect(await outcome(answers)).toMatchObject({
      status: 400,
      body: { code: 'catalogue/answerUnknown', field: '/query/answers' },
    })
  })
})

test('what is no table, or is of another item or another node’s place, is refused and leaves nothing', async () => {
  const refused = async (change: object) => (await save('operator', 7, { ...cards, ...change })).body
  expect(await refused({ questions: [] })).toMatchObject({ code: 'catalogue/situationsMalformed', field: '/body/questions' })
  expect(await refused({ item: 'item-x' })).toMatchObject({ code: 'catalogue/situationsMalformed', field: '/body/item' })
  expect(await refused({ place: '440100:gongan' })).toMatchObject({ code: 'catalogue/placeElsewhere' })
  const [row] = await http.db.once<{ n: number }>(sql`select max(revision) as n from catalogue.situation_revision`)
  expect(row?.n).toBe(7)
})
