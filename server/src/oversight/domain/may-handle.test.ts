import { expect, test } from 'vitest'
import { placesHandled } from './may-handle.ts'

const desks = { waiting: ['500103:window', '500117:window'], attended: new Set(['500103:window']) }
const at = (place: string, role: string) => ({ duties: [{ place, role }], isOperator: false })

test.each([
  ['a supervisor handles their place', at('500103:window', 'supervisor'), ['500103:window']],
  ['also before anything waits there', at('500000:portal', 'supervisor'), ['500000:portal']],
  ['a clerk of the place handles nothing', at('500103:window', 'clerk'), []],
  ['nor does its examiner', at('500103:window', 'examiner'), []],
  ['whoever runs the node handles what has no supervisor', { duties: [], isOperator: true }, ['500117:window']],
  [
    'once, also where they supervise',
    { duties: [{ place: '500117:window', role: 'supervisor' }], isOperator: true },
    ['500117:window'],
  ],
] as const)('%s', (_, staff, places) => {
  expect(placesHandled(staff, desks)).toEqual(places)
})
