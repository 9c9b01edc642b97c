import { expect, test } from 'vitest'
import { type Actor, dutyAt, isOperator, staffRoles } from './actor.ts'

const place = '511602:window'
const everything: Actor = {
  id: 'staff-1',
  kind: 'staff',
  node: 'urn:tongban:node:510000',
  duties: staffRoles.map((role) => ({ place, role, organisation: '广安区政务服务中心' })),
}

test('a duty names place, organisation, role and the opaque id of who holds it, and no person', () => {
  expect(dutyAt(everything, place, 'examiner')).toEqual({
    place,
    organisation: '广安区政务服务中心',
    role: 'examiner',
    actor: 'staff-1',
  })
})

test('only clerk, examiner and helper act in cases, whatever other duties one has', () => {
  expect(staffRoles.filter((role) => dutyAt(everything, place, role))).toEqual(['clerk', 'examiner', 'helper'])
})

test('a duty at one place is none at another', () => {
  expect(dutyAt(everything, '500103:window', 'clerk')).toBeUndefined()
})

test('nobody has a duty without being given one', () => {
  expect(dutyAt({ ...everything, duties: [] }, place, 'clerk')).toBeUndefined()
  expect(dutyAt({ id: 'c', kind: 'citizen', node: 'n', personId: 'c', duties: [] }, place, 'clerk')).toBeUndefined()
})

test('the node is run by its first token and by staff with that duty, by nobody else', () => {
  expect(isOperator({ id: 'operator', kind: 'operator', node: 'n', duties: [] })).toBe(true)
  expect(isOperator(everything)).toBe(true)
  const others = everything.duties.filter(({ role }) => role !== 'operator')
  expect(isOperator({ ...everything, duties: others })).toBe(false)
  expect(isOperator({ id: 'rule', kind: 'rule', node: 'n', duties: [] })).toBe(false)
})
