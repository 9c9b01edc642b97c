import { caseActions } from '@tongban/protocol/event/actions'
import { factsSchemas } from '@tongban/protocol/event/facts'
import { expect, test } from 'vitest'
import { unwantedFact } from './own-facts.ts'

const nodesOwn = ['day', 'limit', 'second', 'officialNumber', 'noticeDue']

test.each(caseActions)('%s may say the facts of its schema, those apart that the node sets', (action) => {
  for (const name of Object.keys(factsSchemas[action].properties)) {
    expect({ name, unwanted: unwantedFact(action, { [name]: 1 }) }).toEqual({
      name,
      unwanted: nodesOwn.includes(name) ? name : undefined,
    })
  }
})

test.each(caseActions)('%s says no fact that is not of its schema: the open header goes to every node', (action) => {
  for (const name of ['name', 'idNumber', 'requestId', 'action', 'toString', '__proto__x']) {
    expect(unwantedFact(action, { [name]: '例' })).toBe(name)
  }
  expect(unwantedFact(action, {})).toBeUndefined()
})
