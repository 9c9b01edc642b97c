import { expect, test } from 'vitest'
import { allAuditEvents, auditEventsIn } from './audit-events.ts'

test('an audit line is found wherever its object stands, with its facts and what is filled in', () => {
  const text = `
    tx.audit({ actor, action: 'identity.signOut', subject: id })
    writing.audit.push({ actor: by.id, action: \`cases.\${event.action}\`, subject, facts: { seq: 1, event } })
    log.info({ actor, action: 'not.audit' })`
  expect(auditEventsIn('x.ts', text)).toEqual([
    { action: 'identity.signOut', facts: [], file: 'x.ts' },
    { action: 'cases.{action}', facts: ['seq', 'event'], file: 'x.ts' },
  ])
})

test('every action begins with the slice that writes it', () => {
  const events = allAuditEvents()
  expect(events.length).toBeGreaterThan(0)
  expect(events.filter(({ action, file }) => action.split('.')[0] !== file.split('/')[2])).toEqual([])
})
