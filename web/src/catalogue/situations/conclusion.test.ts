import type { AskedMaterial } from '@tongban/protocol/situations/material-list'
import { expect, test } from 'vitest'
import { conclude, counted } from './conclusion.ts'
import { nearest } from './counters-near.ts'

const material = (need: AskedMaterial['need'], ...forms: ('upload' | 'original')[]): AskedMaterial => ({
  need,
  material: { id: 'M', name: { zh: '材料', en: null }, required: 'whenSituation', forms, sections: ['materials'] },
})
const refusal = (need: 'yes' | 'no' | 'maybe') => ({ why: { zh: '不满半年', en: null }, instead: null, need })

test.each([
  ['nothing is needed', ['online'], [], 'online'],
  ['an original is not needed by this person', ['online'], [material('no', 'original')], 'online'],
  ['an original is needed', ['online'], [material('yes', 'original')], 'once'],
  ['an original may be needed: nothing is promised that is not sure', ['online'], [material('maybe', 'original')], 'once'],
  ['a file may stand for the original', ['online'], [material('yes', 'original', 'upload')], 'online'],
  ['a counter takes it in', ['relay'], [], 'relay'],
  ['both regions act', ['joint'], [], 'joint'],
  ['two modes are still possible', ['online', 'relay'], [], 'open'],
] as const)('where %s the conclusion is %j %j %s', (_, modes, list, kind) => {
  expect(conclude({ modes, list, refusals: [refusal('no')] }).kind).toBe(kind)
})

test('what is surely refused is refused with its reason, what may be is said beside the way', () => {
  expect(conclude({ modes: [], list: [], refusals: [refusal('yes')] })).toEqual({ kind: 'refused', why: [refusal('yes')] })
  expect(conclude({ modes: ['online'], list: [], refusals: [refusal('maybe')] })).toEqual({
    kind: 'online',
    open: [refusal('maybe')],
  })
})

test('materials are counted as needed, open and not needed', () => {
  const list = [material('yes'), material('yes'), material('maybe'), material('no'), material('optional')]
  expect(counted(list)).toEqual({ yes: 2, maybe: 1, no: 2 })
})

test('the nearest counters are of the district, the city, the region, and never of another region', () => {
  const counters = ['510100:window', '511602:window', '500103:window', '511600:window', '510100:other'].map((id) => ({ id }))
  expect(nearest(counters, '511602').map(({ id }) => id)).toEqual([
    ...['511602:window', '511600:window', '510100:other', '510100:window'],
  ])
  expect(nearest(counters, '500112').map(({ id }) => id)).toEqual(['500103:window'])
})
