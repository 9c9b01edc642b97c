import { type Db, sql } from '@tongban/server/node'

interface Table {
  readonly schema: string
  readonly name: string
  /** Columns that can be written. */
  readonly columns: readonly string[]
}

/** How a node's database is brought back, one text a database; the tables are those that the migrations made. */
const restoring = new WeakMap<Db, string>()

/** Keeps what the database holds now as what `restoreBase` brings back. */
export async function keepBase(db: Db): Promise<void> {
  await db.once(sql`create schema base`)
  for (const { schema, name } of await tablesOf(db)) {
    const [own, copy] = [sql.table(`${schema}.${name}`), sql.table(`base.${schema}_${name}`)]
    await db.once(sql`create table ${copy} as select * from ${own}`)
    // PostgreSQL cleans and counts when it likes, and then reads in another order.
    await db.once(sql`alter table ${own} set (autovacuum_enabled = false)`)
  }
}

/** Looks what was kept; call it once before the first `restoreBase`. */
export async function readBase(db: Db): Promise<void> {
  const tables = await tablesOf(db)
  // An onlooker sees cases in an order that depends on how large their tables are and where gaps are left: each story begins with new ones.
  const ofCases = tables.flatMap(({ schema, name }) => (schema === 'cases' ? `cases.${name}` : []))
  const lines = [`truncate ${ofCases.join(', ')} cascade`]
  for (const { schema, name, columns } of tables) {
    lines.push(`delete from ${schema}.${name}`)
    const [held] = await db.once<{ rows: number }>(sql`select count(*) as rows from ${sql.table(`base.${schema}_${name}`)}`)
    const list = columns.map((column) => `"${column}"`).join(', ')
    if (held && held.rows > 0) lines.push(`insert into ${schema}.${name} (${list}) select ${list} from base.${schema}_${name}`)
  }
  // As a replica PostgreSQL checks no foreign key: the copy is whole, in whatever order it comes back.
  restoring.set(db, ['begin', 'set local session_replication_role = replica', ...lines, 'commit'].join(';\n'))
}

export async function restoreBase(db: Db): Promise<void> {
  const text = restoring.get(db)
  if (text === undefined) throw new Error('there is no base to restore')
  await db.once(sql.raw(text))
}

function tablesOf(db: Db): Promise<Table[]> {
  return db.once<Table>(sql`
    select n.nspname as schema, c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_catalog.pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'base') and n.nspname not like 'pg\_%'
    order by 1, 2`)
}
