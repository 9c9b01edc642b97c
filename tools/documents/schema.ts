import { type ReadTx, type Sql, sql } from '../../server/src/platform/db/db.ts'
import type { DatabaseDocument } from './document.ts'

const ours = sql`n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')`

/** Each part of the schema as lines of SQL with the table (or schema) they belong to, in an order that does not change. */
const parts: readonly { readonly title: string; readonly statement: Sql }[] = [
  {
    title: 'tables',
    statement: sql`
      select format(E'create table %I.%I (\n%s\n);', n.nspname, c.relname, string_agg(format('  %I %s%s%s', a.attname,
        format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
        coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\n' order by a.attnum)) as line
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relkind in ('r', 'p') and ${ours} group by n.nspname, c.relname order by n.nspname, c.relname`,
  },
  {
    title: 'constraints',
    statement: sql`
      select format('alter table %s add constraint %I %s;', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as line
      from pg_catalog.pg_constraint k join pg_catalog.pg_namespace n on n.oid = k.connamespace
      where k.conrelid <> 0 and k.contype in ('p', 'u', 'f', 'c', 'x') and ${ours}
      order by k.conrelid::regclass::text, k.contype, k.conname`,
  },
  {
    title: 'indexes',
    statement: sql`
      select pg_get_indexdef(i.indexrelid) || ';' as line
      from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where ${ours} and not exists (select 1 from pg_catalog.pg_constraint k where k.conindid = i.indexrelid)
      order by i.indrelid::regclass::text, c.relname`,
  },
  {
    title: 'functions and triggers',
    statement: sql`
      select line from (
        select 1 as part, p.oid::regprocedure::text as name, trim(both E' \n' from pg_get_functiondef(p.oid)) || ';' as line
        from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        where ${ours} and not exists (select 1 from pg_catalog.pg_depend x where x.objid = p.oid and x.deptype = 'e')
        union all
        select 2, t.tgrelid::regclass::text || t.tgname, pg_get_triggerdef(t.oid) || ';'
        from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where not t.tgisinternal and ${ours}) as made
      order by part, name`,
  },
]

const head = '-- The schema as all migrations leave it. Made by `npm run docs`; a test compares. Do not edit, and do not run.'

/** The whole schema of a migrated database, read from PostgreSQL's own catalogues. */
async function schemaText(tx: ReadTx): Promise<string> {
  const texts: string[] = [head]
  for (const { title, statement } of parts) {
    const rows = await tx.query<{ line: string }>(statement)
    texts.push(`\n-- ${title}\n`, ...rows.map(({ line }) => line))
  }
  return `${texts.join('\n')}\n`
}

/** docs/schema.sql */
export const schema: DatabaseDocument = { path: 'docs/schema.sql', make: (db) => db.read('docs', schemaText) }
