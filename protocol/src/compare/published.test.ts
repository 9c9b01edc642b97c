import { describe, expect, test } from 'vitest'
import { daysOfChange, type OfferHalt, offersOn, type PublishedOffer, uniformityHistory } from './published.ts'
import { totalOf } from './uniformity.ts'

const offer = (place: string, fee: number, from: string, until: string | null = null): PublishedOffer => ({
  region: `${place.slice(0, 2)}0000`,
  place,
  from,
  until,
  side: { fee },
})
const chengdu = offer('510100:gjj', 0, '2026-01-01')
const later = offer('510100:gjj', 2000, '2026-03-01')
const chongqing = offer('500000:gjj', 2000, '2026-02-01', '2026-05-31')
const suspended: OfferHalt = { place: '510100:gjj', from: '2026-04-01', until: '2026-04-10', resumedFrom: '2026-04-05' }

describe('what a place offers on a day', () => {
  test.each([
    ['2025-12-31', []],
    ['2026-01-01', [chengdu]],
    ['2026-02-28', [chengdu, chongqing]],
    ['2026-03-01', [later, chongqing]],
    ['2026-04-01', [chongqing]],
    ['2026-04-04', [chongqing]],
    ['2026-04-05', [later, chongqing]],
    ['2026-06-01', [later]],
  ])('%s', (day, expected) => {
    expect(offersOn(day, [chengdu, later, chongqing], [suspended])).toEqual(expected)
  })

  test('what was retired comes back on no day', () => {
    const retired = { ...suspended, until: null, resumedFrom: null }
    expect(offersOn('2099-01-01', [chengdu], [retired])).toEqual([])
  })
})

test('days of change are those on which something begins, ends, halts or resumes', () => {
  expect(daysOfChange([chengdu, later, chongqing], [suspended])).toEqual([
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
    '2026-04-01',
    '2026-04-05',
    '2026-04-11',
    '2026-06-01',
  ])
})

test('the score has a point for each day on which it changed, and none before there were two regions', () => {
  const points = uniformityHistory([chengdu, later, chongqing], [suspended])
  expect(points.map(({ left, right, from, counts }) => ({ left, right, from, ...totalOf(counts) }))).toEqual([
    { left: '500000', right: '510000', from: '2026-02-01', same: 0, n: 1, unknown: 9, score: 0 },
    { left: '500000', right: '510000', from: '2026-03-01', same: 1, n: 1, unknown: 9, score: 1 },
    { left: '500000', right: '510000', from: '2026-04-01', same: 0, n: 0, unknown: 0, score: null },
    { left: '500000', right: '510000', from: '2026-04-05', same: 1, n: 1, unknown: 9, score: 1 },
    { left: '500000', right: '510000', from: '2026-06-01', same: 0, n: 0, unknown: 0, score: null },
  ])
})

test('one region alone has no score', () => {
  expect(uniformityHistory([chengdu, later], [])).toEqual([])
})
