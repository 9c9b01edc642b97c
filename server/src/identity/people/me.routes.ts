import Type from 'typebox'
import { instantOf } from '../../platform/clock.ts'
import type { App } from '../../platform/http/app.ts'
import { cutPage, decodeCursor, PageQuery, pageOf } from '../../platform/http/paging.ts'
import { actorOf } from '../actor-of.ts'
import { staffRoles } from '../domain/actor.ts'
import { problem } from '../problems.ts'
import { listReads, type PersonRead, type ToldRead } from './person-read.store.ts'
import { type ReadMeParts, readMe, readOwnRecord } from './read-me.ts'

const tags = ['identity']
const Instant = Type.String({ format: 'date-time' })

const Me = Type.Object({
  id: Type.String(),
  kind: Type.Union([Type.Literal('citizen'), Type.Literal('staff'), Type.Literal('operator'), Type.Literal('rule')]),
  node: Type.String(),
  duties: Type.Array(
    Type.Object({
      place: Type.String(),
      role: Type.Unsafe<(typeof staffRoles)[number]>(Type.Enum([...staffRoles])),
      organisation: Type.String(),
    }),
  ),
  name: Type.Optional(Type.String()),
  person: Type.Optional(
    Type.Object({
      idNumberMasked: Type.String(),
      home: Type.String(),
      assurance: Type.Union([Type.Literal('inPerson'), Type.Literal('remote')]),
    }),
  ),
})

const Read = Type.Object({
  at: Instant,
  actor: Type.String(),
  purpose: Type.String(),
  subject: Type.Union([Type.String(), Type.Null()], { description: 'The case that was looked at' }),
  own: Type.Boolean({ description: 'The person themselves looked' }),
  organisation: Type.Union([Type.String(), Type.Null()], { description: 'Where the one who looked works' }),
})
const ReadsQuery = Type.Object({
  ...PageQuery.properties,
  by: Type.Optional(Type.Enum(['all', 'others'], { default: 'all', description: 'others: without my own looks' })),
})
const Position = Type.Object({ at: Type.String(), actor: Type.String(), purpose: Type.String() })

export function meRoutes(app: App, parts: ReadMeParts): void {
  app.get('/identity/me', { schema: { tags, summary: 'Who I am here', response: { 200: Me } } }, async (request) =>
    readMe(parts, actorOf(request)),
  )

  app.get(
    '/identity/me/record',
    {
      schema: {
        tags,
        summary: 'My name and number as they are registered, for a form of mine (the person)',
        response: { 200: Type.Object({ name: Type.String(), idNumber: Type.String() }) },
      },
    },
    async (request) => readOwnRecord(parts, actorOf(request)),
  )

  app.get(
    '/identity/me/reads',
    {
      schema: {
        tags,
        summary: 'Who looked at my data, newest first (the person)',
        querystring: ReadsQuery,
        response: { 200: pageOf(Read) },
      },
    },
    async (request) => {
      const { id, personId } = actorOf(request)
      if (personId === undefined) throw problem.notCitizen()
      const { limit = 50, cursor, by } = request.query
      const before = cursor === undefined ? {} : { before: positionOf(cursor) }
      const rows = await parts.db.read(id, (tx) =>
        listReads(tx, { personId, others: by === 'others', ...before, limit: limit + 1 }),
      )
      return cutPage(
        rows.map((row) => textOf(row, personId)),
        limit,
        ({ at, actor, purpose }) => ({ at, actor, purpose }),
      )
    },
  )
}

const textOf = ({ at, ...read }: ToldRead, personId: string) => ({ at: at.toISOString(), ...read, own: read.actor === personId })

function positionOf(cursor: string): Omit<PersonRead, 'subject'> {
  const { at, actor, purpose } = decodeCursor(Position, cursor)
  const instant = instantOf(at)
  if (!instant) throw problem.badRow({}, { field: '/query/cursor' })
  return { at: instant, actor, purpose }
}
