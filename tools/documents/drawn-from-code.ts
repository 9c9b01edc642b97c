import { auditEvents } from './audit-events.ts'
import type { Document } from './document.ts'
import { importRules } from './imports.ts'
import { lifeOfACase } from './life-of-a-case.ts'
import { problems } from './problems.ts'

/** Every text that is drawn from the code alone; no database is needed to make it. */
export const drawnFromCode: readonly Document[] = [importRules, lifeOfACase, problems, auditEvents]
