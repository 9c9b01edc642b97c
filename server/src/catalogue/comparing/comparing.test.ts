import { type OfferHalt, type PublishedOffer, uniformityHistory } from '@tongban/protocol/compare/published'
import { sideOfVersion } from '@tongban/protocol/compare/side'
import { totalOf, type Uniformity } from '@tongban/protocol/compare/uniformity'
import { isVersion } from '@tongban/protocol/version/version'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestNode } from '../../test-kit/test-node.ts'
import {
  adoptByBoth,
  chongqingVersion,
  leshan,
  leshanVersion,
  openRegions,
  standardOf,
  type TwoRegions,
} from '../two-regions.fixture.ts'

let regions: TwoRegions
const { item } = leshanVersion
const pair = 'left=500000&right=510000'
/** From April on Chongqing does as Leshan does, but for its place and its promise. */
const nearer = { ...leshanVersion, place: chongqingVersion.place, from: '2026-04-01', limits: chongqingVersion.limits }

beforeAll(async () => {
  regions = await openRegions()
  const { sichuan, chongqing, managers, post, quiet } = regions
  await quiet()
  expect((await post(chongqing, managers.chongqing[0], '/versions', nearer)).status).toBe(201)
  const halt = { item, place: leshan, kind: 'suspend', from: '2026-05-01', until: '2026-05-31', reason: '系统升级' }
  expect((await post(sichuan, managers.sichuan[0], '/catalogue/halts', halt)).status).toBe(201)
  await quiet()
})
afterAll(() => regions.close())

const scores = async (asOf: string) =>
  (await regions.get(regions.sichuan, `/catalogue/uniformity?${pair}&asOf=${asOf}&item=${item}`)).body.entries

test('two versions are compared element by element, by whoever asks', async () => {
  const published = await regions.post(regions.chongqing, regions.managers.chongqing[0], '/versions', nearer)
  const left = (await regions.get(regions.sichuan, `/items/${item}`)).body.versions.find(
    ({ place }: { place: string }) => place === leshan,
  )
  const { status, body } = await regions.get(regions.sichuan, `/catalogue/compare?left=${left.hash}&right=${published.body.hash}`)
  expect(status).toBe(200)
  const differing = body.elements.filter(({ relation }: { relation: string }) => relation !== 'same')
  expect(differing).toMatchObject([
    { element: 'limits', relation: 'looser', left: { promisedDays: 10 }, right: { promisedDays: 3 } },
    { element: 'code', relation: 'unknown', left: null, right: null },
  ])
  const materials = body.elements.find(({ element }: { element: string }) => element === 'materials').materials
  expect(materials.matched.map(({ by }: { by: string }) => by)).toEqual(['name', 'name', 'name', 'name', 'name'])
})

test('a version is compared with its standard by the name of either', async () => {
  await adoptByBoth(regions, standardOf(leshanVersion), '2026-03-10')
  const { hash } = (await regions.get(regions.sichuan, `/catalogue/standards/${item}?asOf=2026-03-10`)).body
  const own = (await regions.get(regions.sichuan, `/items/${item}`)).body.versions.find(
    ({ place }: { place: string }) => place === leshan,
  )
  const { elements } = (await regions.get(regions.chongqing, `/catalogue/compare?left=${hash}&right=${own.hash}`)).body
  expect(new Set(elements.map(({ relation }: { relation: string }) => relation))).toEqual(new Set(['same', 'unknown']))
  const unknown = await regions.get(regions.sichuan, `/catalogue/compare?left=${hash}&right=${'A'.repeat(43)}`)
  expect(unknown.body).toMatchObject({ code: 'catalogue/versionUnknown', field: '/query/right' })
})

test('the score of an item says for each element how many pairs are the same, with n, as of any day', async () => {
  expect(await scores('2026-03-02')).toMatchObject([{ item, same: 3, n: 9, unknown: 1, score: 0.3333 }])
  expect(await scores('2026-04-01')).toMatchObject([{ item, same: 8, n: 9, unknown: 1, score: 0.8889 }])
  const [{ elements }] = await scores('2026-04-01')
  expect(elements.find(({ element }: { element: string }) => element === 'limits')).toEqual({
    ...{ element: 'limits', same: 0, n: 1, unknown: 0, score: 0 },
  })
})

test('while a place suspends the item there is nothing to compare; the order of the regions does not matter', async () => {
  expect(await scores('2026-05-15')).toMatchObject([{ same: 0, n: 0, unknown: 0, score: null }])
  const turned = await regions.get(
    regions.chongqing,
    `/catalogue/uniformity?left=510000&right=500000&asOf=2026-06-01&item=${item}`,
  )
  expect(turned.body.entries).toEqual(await scores('2026-06-01'))
})

test('the history has a point for each day on which it changed; the total of the pair follows', async () => {
  const points = (await regions.get(regions.sichuan, `/catalogue/uniformity/history?${pair}&item=${item}`)).body.points
  expect(points.map(({ from, score }: { from: string; score: number }) => [from, score])).toEqual([
    ['2024-01-01', 0.3333],
    ['2026-04-01', 0.8889],
    ['2026-05-01', null],
    ['2026-06-01', 0.8889],
  ])
  const total = (await regions.get(regions.sichuan, `/catalogue/uniformity/total?${pair}&asOf=2026-04-01`)).body
  expect(total).toMatchObject({ same: 8, n: 9, score: 0.8889 })
  expect(total.elements).toHaveLength(10)
})

interface Line {
  readonly kind: string
  readonly region: string
  readonly document: unknown
  readonly item: string
  readonly place: string
  readonly from: string
  readonly until: string | null
  readonly resumedFrom: string | null
}

/** The export as a stranger without a token reads it. */
async function exported({ node }: TestNode): Promise<Line[]> {
  const answer = await node.app.inject({ method: 'GET', url: '/catalogue/export' })
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'application/x-ndjson; charset=utf-8' } })
  return answer.body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('anyone computes the same scores from the export, with the protocol alone', async () => {
  const lines = await exported(regions.sichuan)
  const versions = lines.flatMap(({ kind, region, document }) =>
    kind === 'version' && isVersion(document) ? [{ region, document }] : [],
  )
  const offers = versions
    .filter(({ document }) => document.item === item)
    .map(
      ({ region, document }): PublishedOffer => ({
        ...{ region, place: document.place, from: document.from, until: document.until },
        side: sideOfVersion(document),
      }),
    )
  const halts: OfferHalt[] = lines.filter((line) => line.kind === 'halt' && line.item === item)
  const computed = uniformityHistory(offers, halts)
  const told = (await regions.get(regions.sichuan, `/catalogue/uniformity/history?${pair}&item=${item}`)).body.points
  expect(computed.map(({ from, counts }) => ({ from, ...totalOf(counts) }))).toEqual(told)
  for (const { from, counts } of computed) {
    const [entry] = await scores(from)
    const shown = entry.elements.map(({ element, same, n, unknown }: Uniformity) => ({ element, same, n, unknown }))
    expect(shown).toEqual(counts.toSorted((a, b) => a.element.localeCompare(b.element)))
  }
})

test('the export holds every published document and statement under its name, and the partner’s node exports the same documents', async () => {
  const documents = async (node: TestNode) => {
    const lines = await exported(node)
    expect(lines[0]).toMatchObject({ kind: 'head', node: node.id })
    return lines.filter(({ kind }) => kind !== 'head' && kind !== 'statement').map((line) => JSON.stringify(line))
  }
  const [here, there] = [await documents(regions.sichuan), await documents(regions.chongqing)]
  expect(here.length).toBeGreaterThan(8)
  expect(there).toEqual(here)
})
