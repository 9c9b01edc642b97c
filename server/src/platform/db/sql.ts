import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely'

export { sql }

/** A statement or a piece of one, with its parameters apart from its text. */
export type Sql = RawBuilder<unknown>

// Kysely only writes the statement; the connection, and with it the transaction, is ours.
const writer = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** The text with `$1…` and the values, as the driver takes them. */
export function compile(statement: Sql): { text: string; values: unknown[] } {
  const { sql: text, parameters } = statement.compile(writer)
  return { text, values: [...parameters] }
}

/** A value for a `jsonb` column. Without it the driver would turn a JSON array into a PostgreSQL array. */
export function jsonb(value: unknown): Sql {
  return sql`cast(${JSON.stringify(value)} as jsonb)`
}
