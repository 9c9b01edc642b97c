import { expect, test } from 'vitest'
import type { Actor, StaffRole } from './actor.ts'
import { type Mandate, mayAct } from './mandate.ts'

const person = '01930000-0000-7000-8000-000000000001'
const citizen: Actor = { id: 'c', kind: 'citizen', node: 'n', personId: '01930000-0000-7000-8000-000000000002', duties: [] }
const self: Actor = { ...citizen, personId: person }
const staff = (role: StaffRole): Actor => ({
  id: 's',
  kind: 'staff',
  node: 'n',
  duties: [{ place: '511602:window', role, organisation: '政务服务中心' }],
})
const offDuty: Actor = { ...staff('helper'), duties: [] }

const all: Mandate = { item: null, from: '2026-01-01', until: '2026-12-31' }
const one: Mandate = { ...all, item: 'item-a' }
const about = { personId: person, item: 'item-a', day: '2026-06-01' }

for (const [who, actor, mandates, day, expected] of [
  ['the person', self, [], '2026-06-01', true],
  ['another person without a mandate', citizen, [], '2026-06-01', false],
  ['an agent for every item', citizen, [all], '2026-06-01', true],
  ['an agent for this item', citizen, [one], '2026-06-01', true],
  ['an agent for another item', citizen, [{ ...one, item: 'item-b' }], '2026-06-01', false],
  ['an agent on the first day', citizen, [all], '2026-01-01', true],
  ['an agent on the last day', citizen, [all], '2026-12-31', true],
  ['an agent the day before', citizen, [all], '2025-12-31', false],
  ['an agent the day after', citizen, [all], '2027-01-01', false],
  ['a helper on duty with a mandate', staff('helper'), [one], '2026-06-01', true],
  ['a helper on duty without a mandate', staff('helper'), [], '2026-06-01', false],
  ['a helper off duty with a mandate', offDuty, [one], '2026-06-01', false],
  ['a clerk with a mandate', staff('clerk'), [one], '2026-06-01', false],
  ['an operator with a mandate', { ...citizen, kind: 'operator', personId: undefined }, [one], '2026-06-01', false],
] as [string, Actor, Mandate[], string, boolean][]) {
  test(`${who} ${expected ? 'may' : 'may not'} act for the person`, () => {
    expect(mayAct(actor, { ...about, day }, mandates)).toBe(expected)
  })
}
