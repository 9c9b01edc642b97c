import { expect, test } from 'vitest'
import { inFormOrder, namesInOrder } from './form-order.ts'

/** As a version keeps it: members sorted by the canonical form. */
const schema = {
  properties: { address: {}, idNumber: {}, name: {}, note: {}, reason: {} },
  required: ['name', 'idNumber', 'reason', 'address'],
}

test('fields stand in the order of the item, not in that of the canonical form', () => {
  expect(namesInOrder(schema)).toEqual(['name', 'idNumber', 'reason', 'address', 'note'])
  expect(namesInOrder(undefined)).toEqual([])
})

test('a form is read in that order, and what the item does not ask comes last', () => {
  const form = { address: '渝中', idNumber: '9', name: '例', other: 'x', reason: '换' }
  expect(Object.keys(inFormOrder(form, schema))).toEqual(['name', 'idNumber', 'reason', 'address', 'other'])
  expect(inFormOrder(form, schema)).toEqual(form)
  expect(Object.keys(inFormOrder(form, undefined))).toEqual(Object.keys(form))
})
