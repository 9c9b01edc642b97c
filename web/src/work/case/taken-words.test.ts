import { caseActions } from '@tongban/protocol/event/actions'
import { expect, test } from 'vitest'
import { taken } from './taken-words.ts'

test.each(caseActions)('what happened at %s is told of the applicant, not to them', (action) => {
  expect(taken[action].join(' ')).not.toMatch(/您|\byou\b/i)
})
