import { auditEvents } from './audit-events.ts'
import { clientTypes } from './client-types.ts'
import type { DatabaseDocument, Document } from './document.ts'
import { importRules } from './imports.ts'
import { lifeOfACase } from './life-of-a-case.ts'
import { openapi } from './openapi.ts'
import { problems } from './problems.ts'
import { schema } from './schema.ts'

/** Every text that is drawn from the code alone. */
export const drawnFromCode: readonly Document[] = [importRules, lifeOfACase, problems, auditEvents]

/** Every text that needs a database to be drawn, or is made from one that does; in this order. */
export const drawnFromDatabase: readonly DatabaseDocument[] = [schema, openapi, clientTypes]
