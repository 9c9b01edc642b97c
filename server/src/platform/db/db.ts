import { createHash } from 'node:crypto'
import pg from 'pg'
import { appendRecords } from '../audit/append.ts'
import type { Clock } from '../clock.ts'
import { failpoint } from '../failpoint.ts'
import { bug } from '../problem.ts'
import { isRetryable } from './error.ts'
import { compile, type Sql } from './sql.ts'
import type { AuditLine, FeedEntry, ReadTx, Tx } from './tx.ts'

export { brokenConstraint, isUniqueViolation, storeCode } from './error.ts'
export { jsonb, type Sql, sql } from './sql.ts'
export type { AuditLine, FeedEntry, ReadTx, Tx } from './tx.ts'

/** The node's store. Inside a transaction only its `tx` is used, never the `Db` again. */
export interface Db {
  /** One transaction, run again a few times when PostgreSQL asks for that; so `work` must have no effect outside its `tx`. */
  write<T>(actor: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** One read-only snapshot. */
  read<T>(actor: string, work: (tx: ReadTx) => Promise<T>): Promise<T>
  /** One statement that commits by itself: a single round trip, for the gathered path. It writes its own audit (`recordCtes`). */
  once<Row>(statement: Sql, options?: OnceOptions): Promise<Row[]>
  close(): Promise<void>
}

export interface OnceOptions {
  /** The same text comes again and again: each connection has it parsed and planned once. Only for texts that do not vary. */
  readonly repeated?: boolean
}

export interface DbOptions {
  readonly url: string
  readonly clock: Clock
  /** Connections at most; 10 by default. */
  readonly size?: number
  /** Told of an idle connection that broke and of an `afterCommit` that threw. */
  readonly onError?: (error: unknown) => void
  readonly watch?: Watch
}

/**
 * Stands at every statement but `rollback`: what it throws comes in place of the answer. So a simulator ends a node, or fills its
 * disk, at the statement of its choice.
 */
export interface Watch {
  before(statement: string): void
  after(statement: string): void
}

const ATTEMPTS = 5
const RETRY_PAUSE_MS = 10
const CONNECT_TIMEOUT_MS = 10_000

/** Opens a pool; no connection is made before the first statement. */
export function openDb(options: DbOptions): Db {
  const onError = options.onError ?? (() => undefined)
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: { getTypeParser },
  })
  pool.on('error', onError)
  const { watch } = options
  const on = <T>(use: (connection: Connection) => Promise<T>) =>
    again(() => onConnection(pool, (client) => use(watch ? watched(client, watch) : client)))
  return {
    write: async (actor, work) => {
      const { value, acts } = await on((connection) => writeOnce(connection, options.clock, actor, work))
      for (const act of acts) runAct(act, onError)
      return value
    },
    read: (actor, work) => on((connection) => readOnce(connection, actor, work)),
    once: (statement, { repeated = false } = {}) => {
      if (watch) return on((connection) => run(connection, statement))
      return again(() => (repeated ? runPrepared(pool, statement) : run(pool, statement)))
    },
    close: () => pool.end(),
  }
}

const INT8 = 20
const DATE = 1082

/** A count is a number, not a text; a day stays `YYYY-MM-DD` and never becomes midnight in some time zone. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8) return toInteger
  if (oid === DATE) return (text: string) => text
  return pg.types.getTypeParser(oid, format)
}

function toInteger(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

interface Queryable {
  query(text: string, values?: unknown[]): Promise<pg.QueryResult>
}

type Connection = Queryable & Pick<pg.PoolClient, 'escapeLiteral'>

function watched(client: pg.PoolClient, watch: Watch): Connection {
  return {
    escapeLiteral: (text) => client.escapeLiteral(text),
    async query(text, values) {
      watch.before(text)
      const answer = await client.query(text, values)
      watch.after(text)
      return answer
    },
  }
}

async function run<Row>(on: Queryable, statement: Sql): Promise<Row[]> {
  const { text, values } = compile(statement)
  // Several statements in one text (a migration) answer with a list.
  const answer: pg.QueryResult | pg.QueryResult[] = await on.query(text, values)
  const rows: unknown = (Array.isArray(answer) ? answer.at(-1) : answer)?.rows
  return rows as Row[]
}

async function runPrepared<Row>(pool: pg.Pool, statement: Sql): Promise<Row[]> {
  const { text, values } = compile(statement)
  const name = createHash('sha1').update(text).digest('base64url')
  const { rows } = await pool.query({ name, text, values })
  return rows as Row[]
}

async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isRetryable(error) || tried === ATTEMPTS) throw error
      await new Promise((resume) => setTimeout(resume, tried * RETRY_PAUSE_MS))
    }
  }
}

/** Gives the connection back to the pool, or throws it away when it may be broken or still inside a transaction. */
async function onConnection<T>(pool: pg.Pool, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onBreak = (error: Error) => {
    broken = error
  }
  client.on('error', onBreak)
  try {
    return await use(client)
  } catch (error) {
    await client.query('rollback').catch(onBreak)
    throw error
  } finally {
    client.off('error', onBreak)
    client.release(broken)
  }
}

async function begin(client: Connection, mode: string, actor: string): Promise<void> {
  await client.query(`begin ${mode}; select set_config('tongban.actor', ${client.escapeLiteral(actor)}, true)`)
}

async function commit(client: Connection): Promise<void> {
  const { command } = await client.query('commit')
  // PostgreSQL answers ROLLBACK, without an error, when a statement failed and the work went on regardless.
  if (command !== 'COMMIT') bug('A transaction went on after one of its statements had failed')
}

async function readOnce<T>(client: Connection, actor: string, work: (tx: ReadTx) => Promise<T>): Promise<T> {
  await begin(client, 'isolation level repeatable read read only', actor)
  const value = await work({ query: (statement) => run(client, statement) })
  await commit(client)
  return value
}

type Written<T> = { value: T; acts: (() => void)[] }

async function writeOnce<T>(client: Connection, clock: Clock, actor: string, work: (tx: Tx) => Promise<T>): Promise<Written<T>> {
  const lines: AuditLine[] = []
  const entries: FeedEntry[] = []
  const acts: (() => void)[] = []
  const query: Tx['query'] = (statement) => run(client, statement)
  await begin(client, 'isolation level read committed', actor)
  const value = await work({
    query,
    audit: (line) => void lines.push(line),
    publish: (entry) => void entries.push(entry),
    afterCommit: (act) => void acts.push(act),
  })
  await appendRecords({ query }, { lines, entries, at: clock.now() })
  await failpoint('db.beforeCommit', actor)
  await commit(client)
  await failpoint('db.afterCommit', actor)
  return { value, acts }
}

function runAct(act: () => void, onError: (error: unknown) => void): void {
  try {
    act()
  } catch (error) {
    onError(error)
  }
}
