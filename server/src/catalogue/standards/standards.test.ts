import { verifyOrigin } from '@tongban/protocol/batch/envelope'
import type { CatalogueHeader } from '@tongban/protocol/event/catalogue'
import { standardHash } from '@tongban/protocol/standard/standard'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { originsOf } from '../../exchange/index.ts'
import { sql } from '../../platform/db/db.ts'
import { suites } from '../../test-kit/test-node.ts'
import { chongqingVersion, leshanVersion, openRegions, standardOf, type TwoRegions } from '../two-regions.fixture.ts'

let regions: TwoRegions
beforeAll(async () => {
  regions = await openRegions()
})
afterAll(() => regions.close())

const { item } = leshanVersion
const standard = standardOf(leshanVersion)
const show = (at: string) => Promise.all([regions.get(regions.sichuan, at), regions.get(regions.chongqing, at)])
const inForceOn = async (day: string) =>
  (await show(`/catalogue/standards/${item}?asOf=${day}`)).map(({ status, body }) => (status === 200 ? body.hash : body.code))

let proposal: string

test('an item manager proposes; the partner hears of it, and nothing is in force', async () => {
  const { sichuan, managers, post, quiet } = regions
  const proposed = await post(sichuan, managers.sichuan[0], '/catalogue/proposals', { standard, from: '2026-04-01' })
  expect(proposed).toMatchObject({ status: 201, body: { standard: await standardHash(standard, suites) } })
  proposal = proposed.body.id
  await quiet()
  for (const { body } of await show(`/catalogue/proposals/${proposal}`))
    expect(body).toMatchObject({ stage: 'commenting', item, by: sichuan.id, parties: ['urn:tongban:node:500000', sichuan.id] })
  expect(await inForceOn('2026-12-31')).toEqual(['catalogue/standardUnknown', 'catalogue/standardUnknown'])
})

test('nobody adopts before the other region has commented, nor while it objects', async () => {
  const { sichuan, chongqing, managers, post, quiet } = regions
  const adopt = () => post(sichuan, managers.sichuan[0], `/catalogue/proposals/${proposal}/adopt`)
  expect((await adopt()).body.code).toBe('catalogue/notCommented')
  const say = (stance: string, words: string) =>
    post(chongqing, managers.chongqing[0], `/catalogue/proposals/${proposal}/comments`, { stance, words })
  await say('object', '照片规格未统一')
  await quiet()
  expect((await adopt()).body.code).toBe('catalogue/objected')
  await say('support', '按一寸白底统一')
  await quiet()
  const [here] = await show(`/catalogue/proposals/${proposal}`)
  expect(here?.body).toMatchObject({ stage: 'adopting', words: ['照片规格未统一', '按一寸白底统一'] })
})

test('adopted by one region only, it changes nothing', async () => {
  const { sichuan, managers, post, quiet } = regions
  expect((await post(sichuan, managers.sichuan[0], `/catalogue/proposals/${proposal}/adopt`)).body.stage).toBe('adopting')
  await quiet()
  expect(await inForceOn('2099-01-01')).toEqual(['catalogue/standardUnknown', 'catalogue/standardUnknown'])
  // Chongqing's version differs from what Sichuan alone adopted, and may be published all the same.
  const later = { ...chongqingVersion, from: '2026-05-01' }
  expect((await post(regions.chongqing, regions.managers.chongqing[0], '/versions', later)).status).toBe(201)
  const checked = await show('/catalogue/check?asOf=2026-06-01')
  expect(checked.map(({ body }) => body.entries)).toEqual([[], []])
})

test('adopted by both, it is in force on both nodes from the day agreed, and not before', async () => {
  const { chongqing, managers, post, quiet } = regions
  const adopted = await post(chongqing, managers.chongqing[0], `/catalogue/proposals/${proposal}/adopt`)
  expect(adopted.body).toMatchObject({ stage: 'adopted', inForceFrom: '2026-04-01' })
  await quiet()
  expect(await inForceOn('2026-03-31')).toEqual(['catalogue/standardUnknown', 'catalogue/standardUnknown'])
  const hash = await standardHash(standard, suites)
  expect(await inForceOn('2026-04-01')).toEqual([hash, hash])
})

test('a change is another proposal; each version stays under its name and its days', async () => {
  const { sichuan, chongqing, managers, post, quiet } = regions
  const next = { ...standard, conditions: ['驾驶证有效'] }
  const proposed = await post(chongqing, managers.chongqing[1], '/catalogue/proposals', { standard: next, from: '2026-06-01' })
  await quiet()
  const at = `/catalogue/proposals/${proposed.body.id}`
  await post(sichuan, managers.sichuan[1], `${at}/comments`, { stance: 'support', words: '同意' })
  await quiet()
  for (const [node, as] of [
    [sichuan, managers.sichuan[0]],
    [chongqing, managers.chongqing[0]],
  ] as const)
    expect((await post(node, as, `${at}/adopt`)).status).toBe(200)
  await quiet()
  const [first, second] = [await standardHash(standard, suites), await standardHash(next, suites)]
  expect(await inForceOn('2026-05-31')).toEqual([first, first])
  expect(await inForceOn('2026-06-01')).toEqual([second, second])
  const [here] = await show(`/catalogue/standards/${item}?asOf=2026-06-01`)
  expect(here?.body.history).toEqual([
    { hash: first, from: '2026-04-01' },
    { hash: second, from: '2026-06-01' },
  ])
  const [document] = await show(`/catalogue/standard-documents/${first}`)
  expect(document?.body).toEqual(standard)
})

test('what was proposed on a standard that was replaced meanwhile is outdated', async () => {
  const { sichuan, chongqing, managers, post, quiet } = regions
  const propose = (words: string) =>
    post(sichuan, managers.sichuan[0], '/catalogue/proposals', {
      standard: { ...standard, sources: [words] },
      from: '2026-07-01',
    })
  const ids = [(await propose('a')).body.id, (await propose('b')).body.id]
  await quiet()
  for (const id of ids)
    await post(chongqing, managers.chongqing[0], `/catalogue/proposals/${id}/comments`, { stance: 'support', words: '好' })
  await quiet()
  for (const [node, as] of [
    [sichuan, managers.sichuan[0]],
    [chongqing, managers.chongqing[0]],
  ] as const) {
    expect((await post(node, as, `/catalogue/proposals/${ids[0]}/adopt`)).status).toBe(200)
    await quiet()
  }
  expect((await post(sichuan, managers.sichuan[0], `/catalogue/proposals/${ids[1]}/adopt`)).body.code).toBe('catalogue/outdated')
  expect((await post(chongqing, managers.chongqing[0], `/catalogue/proposals/${ids[1]}/withdraw`)).body.code).toBe(
    'catalogue/notProposer',
  )
  expect((await post(sichuan, managers.sichuan[0], `/catalogue/proposals/${ids[1]}/withdraw`)).body.stage).toBe('withdrawn')
})

test('each statement is kept on both nodes as its region signed it, and either can prove it', async () => {
  const { sichuan, chongqing, trust } = regions
  const kept = await Promise.all(
    [sichuan, chongqing].map(({ db }) =>
      db.once<{ header: CatalogueHeader }>(sql`select header from catalogue.statement where stream = ${proposal} order by id`),
    ),
  )
  const [here = [], there] = kept.map((rows) => rows.map(({ header }) => header))
  expect(here.map(({ source }) => source)).toEqual([sichuan, chongqing, chongqing, sichuan, chongqing].map(({ id }) => id))
  expect(there).toEqual(here)
  for (const { db } of [sichuan, chongqing]) {
    const ids = here.map(({ id }) => id)
    const proofs = await db.read('rule', (tx) => originsOf(tx, ids))
    for (const header of here)
      expect(
        await verifyOrigin(header, proofs.get(header.id)?.origin ?? expect.fail('no proof'), { trust, suites }),
      ).toMatchObject({
        ok: true,
      })
  }
})

test.each([
  ['in force today', { from: '2026-03-02' }, 'catalogue/dayPast', '/body/from'],
  ['with a party that is no node', { parties: ['urn:tongban:node:520000'] }, 'catalogue/partyUnknown', '/body/parties'],
  ['that is no standard', { standard: { item } }, 'catalogue/standardMalformed', '/body/standard'],
  [
    'whose open element has a source',
    { standard: { ...standard, fee: null } },
    'catalogue/standardMalformed',
    '/body/standard/evidence/fee',
  ],
  ['of an item nobody knows', { standard: { ...standard, item: 'item-made-up' } }, 'catalogue/itemUnknown', '/body/item'],
])('a proposal %s is refused', async (...[, other, code, field]) => {
  const { sichuan, managers, post } = regions
  const { body } = await post(sichuan, managers.sichuan[0], '/catalogue/proposals', { standard, from: '2026-12-01', ...other })
  expect(body).toMatchObject({ code, field: expect.stringContaining(field) })
})

test('a clerk, a citizen and a stranger to the item neither propose nor adopt', async () => {
  const { sichuan, post } = regions
  const clerk = await sichuan.tokenOf({ staff: 'staff-511100-jiaotong-clerk' })
  for (const [path, body] of [
    ['/catalogue/proposals', { standard, from: '2026-12-01' }],
    [`/catalogue/proposals/${proposal}/adopt`, undefined],
    [`/catalogue/proposals/${proposal}/comments`, { stance: 'support', words: 'x' }],
  ] as const)
    expect((await post(sichuan, clerk, path, body)).body.code).toBe('catalogue/notManager')
})

test('open proposals are listed page by page', async () => {
  const { sichuan, get } = regions
  const { body } = await get(sichuan, `/catalogue/proposals?item=${item}&limit=2`)
  expect(body.entries).toHaveLength(2)
  const rest = await get(sichuan, `/catalogue/proposals?item=${item}&limit=2&cursor=${body.next}`)
  expect(rest.body.entries.map(({ id }: { id: string }) => id)).toContain(proposal)
  expect((await get(sichuan, '/catalogue/proposals?open=true')).body.entries).toEqual([])
})
