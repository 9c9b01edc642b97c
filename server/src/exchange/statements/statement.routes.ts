import Type from 'typebox'
import { operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import type { ExchangeEnv } from '../env.ts'
import { StatementShape, toStatement } from './shapes.ts'
import { listStatements } from './statement.store.ts'

const Uuid = Type.String({ format: 'uuid' })

const schema = {
  tags: ['exchange'],
  summary: 'What operators did about what waited, the latest first (operator)',
  querystring: PageQuery,
  response: { 200: pageOf(StatementShape) },
}

/** What was done about the exchange, by whom, when and why. */
export function statementRoutes(app: App, env: ExchangeEnv): void {
  app.get('/exchange/statements', { schema }, async (request) => {
    const { limit = 50, cursor } = request.query
    const before = cursor === undefined ? undefined : decodeCursor(Uuid, cursor)
    const rows = await env.db.read(operatorOf(request).id, (tx) => listStatements(tx, env.me, { before, limit: limit + 1 }))
    return cutPage(
      rows.flatMap((row) => toStatement(row) ?? []),
      limit,
      ({ id }) => id,
    )
  })
}
