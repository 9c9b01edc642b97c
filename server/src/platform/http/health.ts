import { Type } from 'typebox'
import type { Db } from '../db/db.ts'
import { sql } from '../db/db.ts'
import { problem } from '../problems.ts'
import type { App } from './parts.ts'

const Status = Type.Object({ status: Type.Literal('ok') })

/** `/health`: the process lives. `/ready`: it can also do its work, so send it requests. */
export function reportHealth(app: App, db: Db): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  const schema = { tags: ['node'], security: [], response: { 200: Status } }
  const config = { open: true }
  app.get('/health', { schema: { ...schema, summary: 'The process lives' }, config }, async () => ({ status: 'ok' as const }))
  app.get('/ready', { schema: { ...schema, summary: 'The node can do its work' }, config }, async () => {
    if (stopping) throw problem.storeAway({ stopping })
    await db.once(sql`select 1`)
    return { status: 'ok' as const }
  })
}
