import { versionHash } from '@tongban/protocol/version/version'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { suites } from '../../test-kit/test-node.ts'
import { itemId } from '../stable-id.ts'
import {
  adoptByBoth,
  chongqingTransport,
  leshan,
  leshanVersion,
  openRegions,
  renewal,
  standardOf,
  type TwoRegions,
} from '../two-regions.fixture.ts'
import { insertBatch } from './batch.store.ts'

let regions: TwoRegions
let standard: string
beforeAll(async () => {
  regions = await openRegions()
  await regions.quiet()
})
afterAll(() => regions.close())

const { item } = leshanVersion
const open = async (node: typeof regions.sichuan, asOf?: string) => {
  const { body } = await regions.get(node, `/catalogue/batches/chuanyu-demo${asOf ? `?asOf=${asOf}` : ''}`)
  return body.entries.find((entry: { item: string }) => entry.item === item)?.published
}
const manager = (which: 0 | 1 = 0) => regions.managers.sichuan[which]

test('a batch is announced once for both regions; each item shows how many places take applications', async () => {
  const batch = {
    id: 'chuanyu-demo',
    title: '川渝通办事项（演示批次）',
    issuedAs: null,
    from: '2026-01-01',
    items: [renewal, '一个还没有人发布的事项'],
  }
  const announce = (body: object) => regions.post(regions.sichuan, manager(), '/catalogue/batches', body)
  expect(await announce(batch)).toMatchObject({ status: 201, body: { id: 'chuanyu-demo', changed: true } })
  expect((await announce(batch)).body.changed).toBe(false)
  expect((await announce({ ...batch, items: [renewal] })).body.code).toBe('catalogue/batchChanged')
  await regions.quiet()
  const there = (await regions.get(regions.chongqing, '/catalogue/batches/chuanyu-demo')).body
  expect(there).toMatchObject({ title: batch.title, announcedBy: regions.sichuan.id })
  expect(there.entries).toEqual([
    { item: itemId(batch.items[1] ?? ''), name: batch.items[1], published: 0 },
    { item, name: renewal, published: 2 },
  ])
  expect((await regions.get(regions.sichuan, '/catalogue/batches')).body.entries).toMatchObject([
    { id: 'chuanyu-demo', items: 2 },
  ])
})

test('a batch that both regions announce at the same moment is kept once, whoever was first', async () => {
  const record = { id: 'at-once', title: '同时公布', issuedAs: null, from: '2026-01-01', announcedBy: regions.sichuan.id }
  const { db } = regions.sichuan
  // Both transactions are under way before either has kept it.
  let go: () => void = () => undefined
  const both = new Promise<void>((resolve) => {
    go = resolve
  })
  let begun = 0
  const keep = () =>
    db.write('test', async (tx) => {
      await tx.query(sql`select 1`)
      begun += 1
      if (begun === 2) go()
      await both
      return insertBatch(tx, record, [{ item, name: renewal }], new Date('2026-03-02T01:00:00.000Z'))
    })
  expect((await Promise.all([keep(), keep()])).sort()).toEqual([false, true])
})

describe('suspending and retiring', () => {
  const halt = (body: object) =>
    regions.post(regions.sichuan, manager(), '/catalogue/halts', {
      item,
      place: leshan,
      kind: 'suspend',
      reason: '系统升级',
      ...body,
    })

  test('a suspended item takes no applications from its first day to its last, in both regions', async () => {
    const halted = await halt({ from: '2026-03-05', until: '2026-03-20' })
    expect(halted).toMatchObject({ status: 201, body: { kind: 'suspend', resumedFrom: null } })
    await regions.quiet()
    for (const node of [regions.sichuan, regions.chongqing]) {
      expect(await open(node, '2026-03-04')).toBe(2)
      expect(await open(node, '2026-03-05')).toBe(1)
      expect(await open(node, '2026-03-20')).toBe(1)
      expect(await open(node, '2026-03-21')).toBe(2)
    }
    const resumed = await regions.post(regions.sichuan, manager(), `/catalogue/halts/${halted.body.id}/resume`, {
      from: '2026-03-10',
    })
    expect(resumed.body.resumedFrom).toBe('2026-03-10')
    await regions.quiet()
    for (const node of [regions.sichuan, regions.chongqing]) {
      expect(await open(node, '2026-03-09')).toBe(1)
      expect(await open(node, '2026-03-10')).toBe(2)
    }
    const { entries } = (await regions.get(regions.chongqing, `/catalogue/halts?item=${item}&asOf=2026-03-05`)).body
    expect(entries).toMatchObject([{ id: halted.body.id, place: leshan, reason: '系统升级' }])
  })

  test('a list of items and the search count no place that is suspended today, and none whose places all are is open', async () => {
    const today = regions.sichuan.clock.now().toISOString().slice(0, 10)
    const lineOf = async (query: string) =>
      (await regions.get(regions.sichuan, `/items?limit=200${query}`)).body.entries.find(({ id }: { id: string }) => id === item)
    const found = async () =>
      (await regions.get(regions.sichuan, `/search?q=${encodeURIComponent(renewal)}`)).body.items.find(
        ({ id }: { id: string }) => id === item,
      )
    expect(await lineOf('')).toMatchObject({ published: 2, places: [chongqingTransport, leshan] })
    const halts = [await halt({ from: today, until: today })]
    expect(await lineOf('&published=true')).toMatchObject({ published: 1, places: [chongqingTransport] })
    expect(await found()).toMatchObject({ published: 1 })
    const there = { item, place: chongqingTransport, kind: 'suspend', reason: '系统升级', from: today, until: today }
    halts.push(await regions.post(regions.chongqing, regions.managers.chongqing[0], '/catalogue/halts', there))
    await regions.quiet()
    expect(halts.map(({ status }) => status)).toEqual([201, 201])
    expect(await lineOf('&published=true')).toBeUndefined()
    expect(await lineOf('')).toMatchObject({ published: 0, places: [] })
    expect(await found()).toMatchObject({ published: 0 })
    const [ours, theirs] = halts.map(({ body }) => `/catalogue/halts/${body.id}/resume`)
    await regions.post(regions.sichuan, manager(), ours ?? '', { from: today })
    await regions.post(regions.chongqing, regions.managers.chongqing[0], theirs ?? '', { from: today })
    await regions.quiet()
    expect(await lineOf('&published=true')).toMatchObject({ published: 2 })
  })

  test('what is retired does not come back', async () => {
    const retired = await halt({ kind: 'retire', from: '2027-01-01', until: '2027-02-01' })
    expect(retired.body).toMatchObject({ kind: 'retire', until: null })
    const resume = await regions.post(regions.sichuan, manager(), `/catalogue/halts/${retired.body.id}/resume`, {
      from: '2027-02-01',
    })
    expect(resume.body.code).toBe('catalogue/retired')
    expect(await open(regions.sichuan, '2099-01-01')).toBe(1)
  })

  test.each([
    ['a place of the other region', { place: chongqingTransport, from: '2026-04-01' }, 'catalogue/notManager'],
    ['yesterday', { from: '2026-03-01' }, 'catalogue/dayPast'],
    ['days the wrong way round', { from: '2026-04-02', until: '2026-04-01' }, 'catalogue/daysReversed'],
    ['an item that is not offered', { item: 'item-1cc63eede444970e794b', from: '2026-04-01' }, 'catalogue/nothingOffered'],
  ])('%s: %s', async (_, other, code) => {
    expect((await halt(other)).body.code).toBe(code)
  })
})

describe('claiming', () => {
  const county = '511600:jiaotong'
  const contact = {
    address: '某县政务中心（样例）',
    hours: '工作日 9:00–17:00',
    phone: '000-0000-4001',
    complaints: '000-0000-4002',
    window: '3 号窗口',
  }
  let countyManager: readonly [string, string]
  const at = `/catalogue/drafts/${county}/${item}`
  const save = (as: string, body: object, seen: number) => regions.sichuan.call('PUT', at, { as, body, seen })

  beforeAll(async () => {
    await adoptByBoth(regions, standardOf(leshanVersion), '2026-03-10')
    await regions.moveTo('2026-03-10T01:00:00.000Z')
    await regions.signInAgain()
    const staff = ['a', 'b'].map((who) => ({
      ...{ id: `county-${who}`, name: `例县(${who})`, organisation: 'org-guangan-jiaotong', evidence: 'demo' },
      duties: [{ place: county, role: 'itemManager', from: '2024-01-01' }],
    }))
    await regions.post(regions.sichuan, regions.sichuan.operator, '/identity/setup', { staff })
    countyManager = [await regions.sichuan.tokenOf({ staff: 'county-a' }), await regions.sichuan.tokenOf({ staff: 'county-b' })]
    standard = (await regions.get(regions.sichuan, `/catalogue/standards/${item}`)).body.hash
  })

  test('a county claims the item: its draft has what the standard says and the county’s own parts, and names what is missing', async () => {
    const claim = () => regions.post(regions.sichuan, countyManager[0], '/catalogue/claims', { item, place: county, contact })
    const { status, body } = await claim()
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...{ revision: 1, standard },
      document: {
        ...{ item, place: county, contact, from: '2026-03-11', conditions: leshanVersion.conditions },
        ...{ materials: leshanVersion.materials, implementer: { name: '广安市交通运输局', code: null } },
      },
    })
    expect(body.faults.map(({ at: where }: { at: string }) => where)).toEqual(['/formSchema', '/remedy'])
    expect((await claim()).body.code).toBe('catalogue/alreadyClaimed')
  })

  test('nothing is claimed of an item without a standard, nor for another’s place', async () => {
    const claim = (as: string, other: object) =>
      regions.post(regions.sichuan, as, '/catalogue/claims', { item, place: county, contact, ...other })
    expect((await claim(countyManager[0], { item: 'item-1cc63eede444970e794b' })).body.code).toBe('catalogue/noStandard')
    expect((await claim(manager(), {})).body.code).toBe('catalogue/notManager')
  })

  test('two clerks edit at once: the second gets a conflict with both texts, and neither is lost', async () => {
    const { body: seen } = await regions.sichuan.call('GET', at, { as: countyManager[0] })
    const [mine, yours] = [
      { ...seen.document, remedy: '甲写的救济途径' },
      { ...seen.document, remedy: '乙写的救济途径' },
    ]
    const saved = await save(countyManager[0], mine, 1)
    expect(saved).toMatchObject({ status: 200, body: { revision: 2 }, headers: { etag: '"2"' } })
    const refused = await save(countyManager[1], yours, 1)
    expect(refused).toMatchObject({
      status: 412,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        ...{ code: 'catalogue/draftChanged', field: '/header/if-match' },
        standing: { revision: 2, savedBy: 'county-a', document: { remedy: '甲写的救济途径' } },
        yours: { seen: 1, document: { remedy: '乙写的救济途径' } },
      },
    })
    const { entries } = (await regions.sichuan.call('GET', `${at}/texts`, { as: countyManager[1] })).body
    const told = entries.map(
      ({ kept, revision, document }: { kept: boolean; revision: number; document: { remedy?: string } }) => [
        kept,
        revision,
        document.remedy,
      ],
    )
    expect(told).toEqual([
      [false, 1, '乙写的救济途径'],
      [true, 2, '甲写的救济途径'],
      [true, 1, undefined],
    ])
    expect((await save(countyManager[1], yours, 2)).body.revision).toBe(3)
  })

  test('of many who save at the same moment one is kept and each other is told', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => save(countyManager[n % 2] ?? '', { ...leshanVersion, remedy: `第 ${n} 份` }, 3)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412])
    const { entries } = (await regions.sichuan.call('GET', `${at}/texts`, { as: countyManager[0] })).body
    expect(
      new Set(entries.map(({ document }: { document: { remedy?: string } }) => document.remedy)).size,
    ).toBeGreaterThanOrEqual(8)
  })

  test('a draft is published as its reader saw it, for its own place, and the partner hears of it', async () => {
    const publish = (seen: number) => regions.sichuan.call('POST', `${at}/publish`, { as: countyManager[0], seen })
    const { formSchema, remedy } = leshanVersion
    const { body: draft } = await regions.sichuan.call('GET', at, { as: countyManager[0] })
    const whole = { ...leshanVersion, ...{ place: county, contact, formSchema, remedy, from: '2026-03-11' } }
    expect((await save(countyManager[0], whole, draft.revision)).body.faults).toEqual([])
    expect((await publish(draft.revision)).body.code).toBe('catalogue/draftChanged')
    const published = await publish(draft.revision + 1)
    expect(published).toMatchObject({ status: 201, body: { hash: await versionHash(whole, suites), changed: true } })
    await regions.quiet()
    expect(await open(regions.chongqing, '2026-03-11')).toBe(3)
  })

  test('a draft with faults is refused with each of them', async () => {
    const { body: draft } = await regions.sichuan.call('GET', at, { as: countyManager[0] })
    await save(
      countyManager[0],
      { ...draft.document, contact: { ...contact, phone: null }, conditions: ['其他条件'] },
      draft.revision,
    )
    const refused = await regions.sichuan.call('POST', `${at}/publish`, { as: countyManager[0], seen: draft.revision + 1 })
    expect(refused).toMatchObject({ status: 422, body: { code: 'catalogue/versionNotReady' } })
    expect(refused.body.faults.map(({ code }: { code: string }) => code)).toEqual(['vagueCondition', 'noPhone'])
  })
})

describe('change notices', () => {
  const counter = '500103:window'
  const clerk = () => regions.chongqing.tokenOf({ staff: 'staff-500103-window-clerk' })
  const notices = async (query = '') =>
    (await regions.chongqing.call('GET', `/catalogue/counters/${counter}/notices${query}`, { as: await clerk() })).body.entries

  test('a counter is told what changed in the items it uses, the latest first, and notes what it has read', async () => {
    const [latest] = await notices()
    expect(latest).toMatchObject({
      kind: 'published',
      item,
      name: renewal,
      place: '511600:jiaotong',
      from: '2026-03-11',
      readBy: null,
    })
    const kinds = new Set((await notices('?limit=200')).map(({ kind }: { kind: string }) => kind))
    expect(kinds).toEqual(new Set(['published', 'suspended', 'resumed', 'retired', 'standardAdopted']))
    const read = await regions.chongqing.call('POST', `/catalogue/counters/${counter}/notices/${latest.id}/read`, {
      as: await clerk(),
    })
    expect(read.status).toBe(204)
    expect((await notices())[0].readBy).toBe('staff-500103-window-clerk')
    expect((await notices('?unread=true'))[0].id).not.toBe(latest.id)
  })

  test('a counter that names its items is told of those alone', async () => {
    const name = async (items: string[]) =>
      (await regions.chongqing.call('PUT', `/catalogue/counters/${counter}/items`, { as: await clerk(), body: { items } })).status
    expect(await name(['item-1cc63eede444970e794b'])).toBe(204)
    expect(new Set((await notices()).map((notice: { item: string }) => notice.item))).toEqual(
      new Set(['item-1cc63eede444970e794b']),
    )
    expect(await name([])).toBe(204)
    expect((await notices()).length).toBeGreaterThan(1)
  })

  test('who does not serve at the counter reads none of it', async () => {
    const other = await regions.chongqing.tokenOf({ staff: 'staff-500117-window-clerk' })
    const refused = await regions.chongqing.call('GET', `/catalogue/counters/${counter}/notices`, { as: other })
    expect(refused.body.code).toBe('catalogue/notStaffHere')
    const read = await regions.chongqing.call(
      'POST',
      `/catalogue/counters/${counter}/notices/019cac00-0000-7000-8000-000000000001/read`,
      {
        as: await clerk(),
      },
    )
    expect(read.body.code).toBe('catalogue/noticeUnknown')
  })
})
