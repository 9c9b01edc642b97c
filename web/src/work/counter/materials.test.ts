import { expect, test } from 'vitest'
import { choicesFor, handed, lacksNeeded, listed, wanting } from './materials.ts'

const material = (
  id: string,
  forms: readonly ('upload' | 'original' | 'promise')[],
  need: 'yes' | 'no' | 'maybe' | 'optional' = 'yes',
) => ({
  material: {
    ...{ id, name: { zh: id, en: null }, forms: [...forms], sections: ['materials' as const] },
    required: need === 'yes' ? ('always' as const) : ('whenSituation' as const),
  },
  need,
})
const card = material('card', ['original'])
const form = material('form', ['upload'])
const photo = material('photo', ['upload', 'promise'])
const extra = material('extra', ['original'], 'optional')
const all = [card, form, photo, extra]
const judged = (id: string, standing: 'ok' | 'bad' | 'lacking' | 'later' | 'notNeeded', file?: string) => ({
  ...{ material: id, standing, why: '', file },
})

test('what is there goes into the application, right or wrong; what is promised with its day; the rest does not', () => {
  const given = [judged('card', 'ok'), judged('form', 'bad', 'f1'), judged('photo', 'later'), judged('extra', 'notNeeded')]
  expect(handed(all, given, '2026-03-16')).toEqual([
    { material: 'card', how: 'original' },
    { material: 'form', how: 'upload', file: 'f1' },
    { material: 'photo', how: 'promise', until: '2026-03-16' },
  ])
  expect(wanting(given).map(({ material: id }) => id)).toEqual(['form'])
  expect(lacksNeeded(all, given)).toBe(false)
})

test('without what the item always wants no case can be opened', () => {
  expect(lacksNeeded(all, [judged('card', 'lacking')])).toBe(true)
  expect(lacksNeeded(all, [judged('extra', 'lacking')])).toBe(false)
})

test('later is offered where a promise is allowed, not needed where it is not always wanted', () => {
  expect(all.map(choicesFor)).toEqual([
    ['ok', 'bad', 'lacking'],
    ['ok', 'bad', 'lacking'],
    ['ok', 'bad', 'lacking', 'later'],
    ['ok', 'bad', 'lacking', 'notNeeded'],
  ])
})

test('a material that the situation does not need is not on the list', () => {
  expect(listed([card, material('copy', ['upload'], 'no'), extra]).map(({ material: { id } }) => id)).toEqual(['card', 'extra'])
})

test('what the situation needs cannot be waved away, yet a case can be opened without it', () => {
  const needed = { ...material('damaged', ['original'], 'maybe'), need: 'yes' as const }
  expect(choicesFor(needed)).toEqual(['ok', 'bad', 'lacking'])
  expect(lacksNeeded([needed], [judged('damaged', 'lacking')])).toBe(false)
})
