import Type from 'typebox'
import type { Db } from '../../platform/db/db.ts'
import type { App } from '../../platform/http/app.ts'
import { actorOf } from '../actor-of.ts'
import { keepLook, type Look, lookOf, looks } from './look.store.ts'

const tags = ['identity']
const Mode = Type.Unsafe<Look>(Type.Enum([...looks]))

/**
 * Large print or high contrast is kept with the account, so that another device knows it after the sign-in. Everybody reads and changes
 * their own and nobody else's. No audit line: it says nothing of a case, and that somebody needs large print is theirs alone.
 */
export function lookRoutes(app: App, { db }: { readonly db: Db }): void {
  const url = '/identity/me/look'
  app.get(
    url,
    {
      schema: {
        tags,
        summary: '长者版、高对比 · How I like pages to look',
        response: { 200: Type.Object({ mode: Type.Union([Mode, Type.Null()]) }) },
      },
    },
    async (request) => {
      const { id } = actorOf(request)
      return { mode: (await db.read(id, (tx) => lookOf(tx, id))) ?? null }
    },
  )
  app.put(
    url,
    {
      schema: {
        tags,
        summary: '记住长者版、高对比 · Keep how I like pages to look',
        body: Type.Object({ mode: Mode }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id } = actorOf(request)
      await db.write(id, (tx) => keepLook(tx, id, request.body.mode))
      return reply.code(204).send(null)
    },
  )
}
