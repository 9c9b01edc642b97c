import { expect, test } from 'vitest'
import type { Agreement } from '../trust/agreement.ts'
import { bringsInOutsider, type Naming } from './brought-in.ts'
import { duty, PlainCase, police, window } from './test-kit/plain-case.ts'

const nodeOf = (place: string) => ({ '50': 'chongqing', '51': 'sichuan', '52': 'guizhou' })[place.slice(0, 2)]
const guizhou = '520100:office'

const agreement: Agreement = {
  id: 'chuanyu-2026',
  parties: ['chongqing', 'sichuan'],
  ...{ items: '*', modes: ['relay'], rights: [], recheckDays: 1, from: '2026-01-01', until: '2026-12-31', signatures: [] },
  handOverDays: { result: 1, paper: 2, push: 1 },
}
const withGuizhou: Agreement = { ...agreement, parties: [...agreement.parties, 'guizhou'] }

const handOver = (taker: string): Naming => ({ action: 'handOver', facts: { taker } })
const inquire = (place: string): Naming => ({ action: 'inquire', facts: { place } })

const between = PlainCase.received().now
const here = '511602:window'
const within = new PlainCase({ receivingPlace: here }).must(['submit', duty(here, 'clerk')]).now

for (const [what, standing, under, act, expected] of [
  ['a party takes the case over', between, agreement, handOver(police), false],
  ['a party is asked', between, agreement, inquire('510100:office'), false],
  ['a region that is no party is to take the case over', between, agreement, handOver(guizhou), true],
  ['a region that is no party is asked', between, agreement, inquire(guizhou), true],
  ['it is a party too', between, withGuizhou, handOver(guizhou), false],
  ['a place that nobody answers for', between, agreement, handOver('990000:window'), false],
  ['within one region: the other office takes it over', within, null, handOver('510100:office'), false],
  ['within one region: another region is to take it over', within, null, handOver(window), true],
  ['within one region: another region is asked', within, null, inquire(window), false],
  ['an act that names no place', between, agreement, { action: 'accept' as const }, false],
] as const) {
  test(`${what}: ${expected ? 'an outsider' : 'nobody from outside'}`, () => {
    expect(bringsInOutsider(standing, act, { agreement: under, nodeOf })).toBe(expected)
  })
}

test('whoever was asked from outside is no place to which a case of one region may go', () => {
  const asked = { ...within, places: [...within.places, window] }
  expect(bringsInOutsider(asked, handOver(window), { agreement: null, nodeOf })).toBe(true)
})
