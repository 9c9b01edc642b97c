import { expect, test } from 'vitest'
import { inFormOrder } from './form-order.ts'

test('a form is read in the order of its item, and what the item does not ask comes last', () => {
  const schema = { properties: { name: {}, idNumber: {}, reason: {}, address: {} } }
  const form = { address: '渝中', idNumber: '9', name: '例', other: 'x', reason: '换' }
  expect(Object.keys(inFormOrder(form, schema))).toEqual(['name', 'idNumber', 'reason', 'address', 'other'])
  expect(inFormOrder(form, schema)).toEqual(form)
  expect(Object.keys(inFormOrder(form, undefined))).toEqual(Object.keys(form))
})
