import { expect, test } from 'vitest'
import { howDone, ways } from './how-done.ts'

const material = (required: 'always' | 'whenSituation' | 'optional', ...forms: ('upload' | 'original' | 'promise')[]) => ({
  ...{ id: 'M1', name: { zh: '材料', en: null }, required, forms },
  sections: ['materials' as const],
})

test.each([
  ['nothing to bring', [], ways.online],
  ['a file to send', [material('always', 'upload')], ways.online],
  ['an original that a file may stand for', [material('always', 'original', 'upload')], ways.online],
  ['an original that only some must show', [material('whenSituation', 'original')], ways.online],
  ['an original that all must show', [material('always', 'upload'), material('always', 'original')], ways.once],
] as const)('an online item with %s', (_, materials, expected) => {
  expect(howDone({ mode: 'online', materials: [...materials] })).toBe(expected)
})

test('a relay or joint item is never called online, whatever it asks for', () => {
  expect(howDone({ mode: 'relay', materials: [] })).toBe(ways.relay)
  expect(howDone({ mode: 'joint', materials: [] })).toBe(ways.joint)
})
