import { expect, test } from 'vitest'
import { departmentsOf } from './dept-pages.tsx'
import { divisionsWith } from './place-pages.tsx'

const item = (id: string, ...places: string[]) => ({ id, name: id, sources: [], listed: 0, published: places.length, places })
const items = [item('a', '510100:gjj', '500000:gjj'), item('b', '510100:gongan', '510100:gjj'), item('c')]

test('a region shows its divisions where anything is open, each with how many items, and no empty one', () => {
  expect(divisionsWith(items, '510000')).toEqual([{ code: '510100', items: 2 }])
  expect(divisionsWith(items, '500000')).toEqual([{ code: '500000', items: 1 }])
  expect(divisionsWith(items, '440000')).toEqual([])
})

test('a department shows what it decides, at its places; one that decides nothing is not shown', () => {
  const organisation = (id: string) => ({ id, nameZh: id, nameEn: null, uscc: null })
  const [fund, police, idle] = [organisation('fund'), organisation('police'), organisation('idle')]
  const places = [
    { id: '510100:gjj', organisation: fund },
    { id: '510100:gongan', organisation: police },
    { id: '510100:window', organisation: idle },
  ]
  const found = departmentsOf(items, places).map(({ organisation: { id }, items: own }) => [
    id,
    own.map(({ item: { id: name }, place }) => `${name} ${place}`),
  ])
  expect(found).toEqual([
    ['fund', ['a 510100:gjj', 'b 510100:gjj']],
    ['police', ['b 510100:gongan']],
  ])
})
