import { type Agreement, signAgreement } from '@tongban/protocol/trust/agreement'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { readDemo, suites } from '../../test-kit/two-nodes.ts'
import {
  adoptByBoth,
  chongqingTransport,
  chongqingVersion,
  leshan,
  leshanVersion,
  openRegions,
  standardOf,
  type TwoRegions,
} from '../two-regions.fixture.ts'

let regions: TwoRegions
beforeAll(async () => {
  regions = await openRegions()
  await adoptByBoth(regions, standardOf(leshanVersion), '2026-03-10')
})
afterAll(() => regions.close())

const { item } = leshanVersion
/** Leshan's version with a fee, which the standard has not. */
const dearer = {
  ...leshanVersion,
  from: '2026-04-01',
  fee: { reason: 'card', amount: 1000, basis: '某某价费〔2020〕1 号' },
}
const asked = {
  ...{ item, place: leshan, element: 'fee', direction: 'stricter', from: '2026-04-01', until: '2026-06-30' },
  ...{ reason: '本市证件工本费尚未取消', basis: ['某某价费〔2020〕1 号'] },
} as const

const publish = (document: unknown) => regions.post(regions.sichuan, regions.managers.sichuan[0], '/versions', document)
const ask = (other: object = {}) =>
  regions.post(regions.sichuan, regions.managers.sichuan[0], '/catalogue/difference-requests', { ...asked, ...other })
const approve = (id: string, as = regions.managers.sichuan[1]) =>
  regions.post(regions.sichuan, as, `/catalogue/difference-requests/${id}/approve`)
const answer = (id: string, said: 'consent' | 'refuse') =>
  regions.post(regions.chongqing, regions.managers.chongqing[0], `/catalogue/variances/${id}/answer`, {
    answer: said,
    words: '知悉',
  })
const standings = async (id: string, asOf: string) => {
  const at = `/catalogue/variances/${id}?asOf=${asOf}`
  return (await Promise.all([regions.sichuan, regions.chongqing].map((node) => regions.get(node, at)))).map(
    ({ body }) => body.standing,
  )
}
const checked = async (asOf: string) => (await regions.get(regions.sichuan, `/catalogue/check?asOf=${asOf}`)).body

test('an undeclared difference blocks publishing, and each is named', async () => {
  const { status, body } = await publish({ ...dearer, conditions: ['驾驶证有效'] })
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'catalogue/undeclaredDifference', field: '/body/conditions' })
  expect(body.differences).toMatchObject([
    { element: 'conditions', relation: 'looser', why: 'undeclared' },
    { element: 'fee', relation: 'stricter', why: 'undeclared', reason: { zh: '左方不收费，右方10 元' } },
  ])
})

let declared: string

test('a difference is asked for by its owner and approved by another; nobody approves their own', async () => {
  const request = await ask()
  expect(request.status).toBe(201)
  const { id } = request.body
  expect((await approve(id, regions.managers.sichuan[0])).body.code).toBe('catalogue/ownApproval')
  const waiting = await regions.sichuan.call('GET', `/catalogue/difference-requests?place=${leshan}`, {
    as: regions.managers.sichuan[1],
  })
  expect(waiting.body.entries).toMatchObject([{ id, ...asked }])
  expect((await approve(id)).body).toEqual({ id, consentOf: [regions.chongqing.id] })
  expect((await approve(id)).body.code).toBe('catalogue/requestUnknown')
  declared = id
})

test('stricter than the standard needs the consent of the other region, and blocks until it has it', async () => {
  expect((await publish(dearer)).body.differences).toMatchObject([{ element: 'fee', why: 'awaiting', variance: declared }])
  await regions.quiet()
  expect(await standings(declared, '2026-04-01')).toEqual(['awaiting', 'awaiting'])
  await answer(declared, 'refuse')
  await regions.quiet()
  expect((await publish(dearer)).body.differences).toMatchObject([{ element: 'fee', why: 'refused' }])
  await answer(declared, 'consent')
  await regions.quiet()
  expect(await standings(declared, '2026-04-01')).toEqual(['inForce', 'inForce'])
  expect((await publish(dearer)).status).toBe(201)
})

test('the other region reads the whole register', async () => {
  const { body } = await regions.get(regions.chongqing, `/catalogue/variances?item=${item}&asOf=2026-04-01`)
  expect(body.entries).toMatchObject([
    {
      ...{ id: declared, element: 'fee', direction: 'stricter', standing: 'inForce', declaredBy: regions.sichuan.id },
      document: {
        ...{ reason: asked.reason, basis: asked.basis },
        owner: { actor: 'manager-511100-jiaotong-first', place: leshan },
        approver: { actor: 'manager-511100-jiaotong-second', place: leshan },
      },
      words: ['知悉', '知悉'],
    },
  ])
})

test('everybody reads what is in force and why, and not who declared it', async () => {
  const at = (asOf: string) => regions.chongqing.call('GET', `/items/${item}/differences?asOf=${asOf}`)
  const { status, body } = await at('2026-04-01')
  expect(status).toBe(200)
  expect(body.entries).toEqual([
    {
      ...{ place: leshan, element: 'fee', direction: 'stricter', from: '2026-04-01', until: '2026-06-30' },
      ...{ reason: asked.reason, basis: asked.basis },
    },
  ])
  expect(JSON.stringify(body)).not.toContain('manager')
  expect((await at('2026-03-31')).body.entries).toEqual([])
  expect((await at('2026-07-01')).body.entries).toEqual([])
})

test('the check lists what no declared difference covers: Chongqing’s version, which stood before the standard', async () => {
  const { entries, checked: versions } = await checked('2026-04-01')
  expect(versions).toBe(2)
  expect(new Set(entries.map(({ place }: { place: string }) => place))).toEqual(new Set([chongqingTransport]))
  expect(entries.map(({ element }: { element: string }) => element)).toEqual([
    'conditions',
    'audience',
    'process',
    'materials',
    'limits',
    'basis',
  ])
  expect(entries[3]).toMatchObject({ relation: 'looser', why: 'undeclared', owner: null, variance: null })
})

describe('expiry', () => {
  test('on the day after its last an expired difference is listed with its owner, and blocks publishing again', async () => {
    const expired = (await checked('2026-07-01')).entries.filter(({ place }: { place: string }) => place === leshan)
    expect(expired).toMatchObject([
      { element: 'fee', why: 'expired', variance: declared, owner: 'manager-511100-jiaotong-first' },
    ])
    expect((await checked('2026-06-30')).entries.filter(({ place }: { place: string }) => place === leshan)).toEqual([])
    expect((await publish({ ...dearer, from: '2026-07-01' })).body.differences).toMatchObject([
      { element: 'fee', why: 'expired' },
    ])
  })

  test('its owner is told before the last day and on the day after, once each, at the node that declared it', async () => {
    const alerts = (node: typeof regions.sichuan) =>
      node.db.once<{ body: { kind: string; owner: string; element: string } }>(
        sql`select body from platform.feed where topic = 'catalogue.varianceAlert' order by id`,
      )
    const kinds = async () => (await alerts(regions.sichuan)).map(({ body }) => body.kind)
    expect(await kinds()).toEqual([])
    await regions.moveTo('2026-06-01T01:00:00.000Z')
    await regions.quiet()
    expect(await kinds()).toEqual(['expiring'])
    await regions.moveTo('2026-07-01T01:00:00.000Z')
    await regions.quiet()
    expect(await kinds()).toEqual(['expiring', 'expired'])
    const [, last] = await alerts(regions.sichuan)
    expect(last?.body).toMatchObject({ owner: 'manager-511100-jiaotong-first', element: 'fee', item, place: leshan })
    expect(await alerts(regions.chongqing)).toEqual([])
  })
})

test('a difference that was ended early covers nothing from that day on', async () => {
  await regions.signInAgain()
  const { id } = (await ask({ from: '2026-07-01', until: '2026-12-31' })).body
  await approve(id)
  await regions.quiet()
  await answer(id, 'consent')
  await regions.quiet()
  expect(await standings(id, '2026-09-01')).toEqual(['inForce', 'inForce'])
  const end = (from: string) =>
    regions.post(regions.sichuan, regions.managers.sichuan[0], `/catalogue/variances/${id}/end`, { from })
  expect((await end('2026-06-01')).body.code).toBe('catalogue/dayPast')
  expect((await end('2026-08-01')).status).toBe(200)
  await regions.quiet()
  expect(await standings(id, '2026-07-31')).toEqual(['inForce', 'inForce'])
  expect(await standings(id, '2026-08-01')).toEqual(['ended', 'ended'])
})

test('looser is allowed by rule where the agreement says so, without asking the other region', async () => {
  const { sichuan, chongqing, trust } = regions
  const [terms] = (await readDemo()).agreements
  let agreement = { ...terms?.terms, id: 'agreement-looser', from: '2026-03-01', looserByRule: ['limits'] } as Agreement
  for (const { id, keys } of [sichuan, chongqing])
    agreement = await signAgreement(agreement, { node: id, keys, signedAt: trust.issuedAt }, suites)
  for (const node of [sichuan, chongqing])
    expect((await regions.post(node, node.operator, '/exchange/agreements', agreement)).status).toBe(201)
  const quicker = { ...leshanVersion, from: '2027-01-01', limits: { ...leshanVersion.limits, promisedDays: 5 } }
  expect((await publish(quicker)).body.differences).toMatchObject([{ element: 'limits', relation: 'looser', why: 'undeclared' }])
  const days = { from: '2027-01-01', until: '2027-12-31' }
  const { id } = (await ask({ element: 'limits', direction: 'looser', ...days })).body
  expect((await approve(id)).body).toEqual({ id, consentOf: [] })
  expect((await publish(quicker)).status).toBe(201)
  const conditions = (await ask({ element: 'conditions', direction: 'looser', ...days })).body
  expect((await approve(conditions.id)).body.consentOf).toEqual([chongqing.id])
})

test.each([
  ['at a place of the other region', { place: chongqingTransport }, 'catalogue/notManager'],
  ['of an item without a standard', { item: 'item-1cc63eede444970e794b' }, 'catalogue/noStandard'],
  ['that ends before it begins', { until: '2026-03-01' }, 'catalogue/daysReversed'],
  ['without a legal basis', { basis: [] }, 'platform/badInput'],
])('a difference %s is refused', async (_, other, code) => {
  expect((await ask(other)).body.code).toBe(code)
})

test('who is not asked for consent does not give it', async () => {
  const { body } = await regions.post(regions.sichuan, regions.managers.sichuan[1], `/catalogue/variances/${declared}/answer`, {
    ...{ answer: 'consent', words: 'x' },
  })
  expect(body.code).toBe('catalogue/consentNotAsked')
})

test('every fault of a guide is named when it is refused', async () => {
  const vague = {
    ...chongqingVersion,
    from: '2026-09-01',
    contact: { address: null, hours: '工作日', phone: null },
    materials: [{ ...chongqingVersion.materials[0], name: { zh: '其他材料', en: null } }],
  }
  const { status, body } = await regions.post(regions.chongqing, regions.managers.chongqing[0], '/versions', vague)
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'catalogue/versionNotReady', field: '/body/materials/0/name' })
  expect(body.faults.map(({ code, at }: { code: string; at: string }) => `${code} ${at}`)).toEqual([
    'vagueMaterial /materials/0/name',
    'noPlace /contact/address',
    'noPhone /contact/phone',
  ])
  for (const { zh, en } of body.faults) expect([zh, en].join('')).not.toBe('')
})
