import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/db.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Random } from '../random.ts'
import type { Authenticate } from './actor.ts'

/** The HTTP side of a node: routes are added to it by the slices, typed by their TypeBox schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** What an app is made of. */
export interface AppParts {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly authenticate: Authenticate
  /** Names this process among those of its node, the same after a restart; its unfinished work is freed at start. */
  readonly process: string
  /** The product's version, for the OpenAPI document. */
  readonly version: string
  /** Where it counts how long its routes take; nowhere where it is left out. */
  readonly metrics?: Metrics
  /** Requests a minute for one actor, or one address without an actor; 0 for no limit. */
  readonly requestsPerMinute: number
}
