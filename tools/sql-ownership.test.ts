import { describe, expect, test } from 'vitest'
import { withPlanted } from './planted-tree.ts'
import { checkSqlOwnership } from './sql-ownership.mjs'

const store = 'server/src/cases/case.store.ts'
const migration = 'server/src/cases/migrations/0001-cases.sql'
const inStore = (statement: string) => `export const one = (tx: Tx, x: string) => tx.query(sql\`${statement}\`)\n`

async function rulesBroken(path: string, text: string): Promise<string[]> {
  const findings = await withPlanted({ [path]: text }, checkSqlOwnership)
  return findings.map(({ rule, line }) => `${rule} at ${line}`)
}

describe('a store may', () => {
  for (const statement of [
    'select case_id from cases.case_file where case_id = ${x} for update',
    'select c.id from cases.case_file c join cases.event as e on e.case_id = c.case_id, cases.paper p',
    'with new_event as (insert into cases.event (id) values (${x}) returning id) insert into cases.outbox select id from new_event',
    'with recursive tree (id, up) as (select 1, 2 union all select id, up from tree) select * from tree',
    'insert into cases.event select * from unnest(${x}::uuid[], ${x}::jsonb[]) as t (id, body) on conflict (id) do update set body = excluded.body',
    'select * from cases.event, lateral jsonb_to_recordset(event.body) as r (name text), cases.paper',
    'select extract(year from at), substring(code from 1 for 6), trim(both from name) from cases.event where a is distinct from b',
    'delete from cases.draft d using cases.case_file c where c.draft = d.id',
    'update cases.case_file set state = ${x} from (values (1, 2)) as v (id, state) where v.id = case_id',
    "select 'now() from nowhere' from cases.event -- from other.table",
    'select "from", "update" from jsonb_to_recordset(${x}) as t ("from" date, until date, "update" text)',
    'select 1 from "cases"."event"',
    'merge into cases.seat s using cases.claim c on c.seat = s.id when matched then update set taken = c.by',
    'select pg_current_xact_id(), pg_advisory_xact_lock(1) from cases.event for no key update of event skip locked',
  ]) {
    test(statement, async () => expect(await rulesBroken(store, inStore(statement))).toEqual([]))
  }
})

describe('a store may not', () => {
  for (const [statement, rule] of [
    ['select 1 from case_file', 'schema-written'],
    ['select 1 from cases.case_file, event', 'schema-written'],
    ['select 1 from unnest(${x}::uuid[]) as t (id), event', 'schema-written'],
    ['select 1 from (select 1 from event) as e', 'schema-written'],
    ['insert into event (id) values (1)', 'schema-written'],
    ['insert into "event" (id) values (1)', 'schema-written'],
    ['select 1 from cases.event join identity.person p on true', 'own-schema'],
    ['update identity.person set name = ${x}', 'own-schema'],
    ['delete from cases.draft using identity.person p where p.id = owner', 'own-schema'],
    ['select 1 from pg_catalog.pg_tables', 'own-schema'],
    ['select 1 from ${x}', 'table-written-out'],
    ['insert into ${x} values (1)', 'table-written-out'],
    ['select now()', 'no-database-time-or-chance'],
    ['select pg_catalog.now()', 'no-database-time-or-chance'],
    ['select current_date', 'no-database-time-or-chance'],
    ['insert into cases.event (id) values (gen_random_uuid())', 'no-database-time-or-chance'],
    ['select 1 from cases.event order by random()', 'no-database-time-or-chance'],
    ["select nextval('cases.number')", 'no-database-time-or-chance'],
    ['select pg_advisory_lock(1)', 'no-database-time-or-chance'],
  ] as const) {
    test(statement, async () => expect(await rulesBroken(store, inStore(statement))).toEqual([`${rule} at 1`]))
  }
})

describe('a migration', () => {
  test('creates its own tables, indexes, triggers and functions', async () => {
    const text = `create schema cases;
create table if not exists cases.event (id uuid primary key, case_id uuid references cases.case_file);
create unique index concurrently event_once on cases.event using btree (case_id);
create function cases.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
create trigger event_kept before update or delete on cases.event for each row execute function cases.refuse();
grant select, insert on cases.event to tongban_app; revoke update, delete on cases.event from public;
grant usage on schema cases to tongban_app;
alter table only cases.event add column at timestamptz; comment on table cases.event is 'from and into are words here';`
    expect(await rulesBroken(migration, text)).toEqual([])
  })

  for (const [statement, rule] of [
    ['create table event (id uuid)', 'schema-written'],
    ['create table cases.event (id uuid references person)', 'schema-written'],
    ['create index a on event (id)', 'schema-written'],
    ['create trigger t after insert on event for each row execute function cases.f()', 'schema-written'],
    ['create function refuse() returns trigger language sql as $$ select 1 $$', 'schema-written'],
    ['create function cases.f() returns void language sql as $$ delete from exchange.outbox $$', 'own-schema'],
    ['alter table exchange.outbox add column x int', 'own-schema'],
    ['truncate identity.person', 'own-schema'],
    ['grant select on identity.person to tongban_app', 'own-schema'],
    ['create table cases.event (at timestamptz default now())', 'no-database-time-or-chance'],
    ['create table cases.event (at timestamptz default current_timestamp)', 'no-database-time-or-chance'],
    ['create table cases.event (id bigserial)', 'no-database-time-or-chance'],
    ['create table cases.event (id bigint generated always as identity)', 'no-database-time-or-chance'],
    ['create sequence cases.number', 'no-database-time-or-chance'],
  ] as const) {
    test(`may not: ${statement}`, async () => {
      expect(await rulesBroken(migration, `-- first line\n${statement};\n`)).toEqual([`${rule} at 2`])
    })
  }
})

describe('SQL stands only in stores, platform and migrations', () => {
  for (const [path, text] of [
    ['server/src/cases/take-step.ts', inStore('select 1 from cases.event')],
    ['server/src/cases/domain/rights.ts', `export const text = 'select 1 from cases.event'\n`],
    ['server/src/cases/case.routes.ts', 'export const text = `insert into cases.event values (${1})`\n'],
    ['server/src/index.ts', `export const text = 'DELETE FROM cases.event'\n`],
    ['cli/src/search.ts', `export const text = 'update cases.event set a = 1'\n`],
    ['server/src/cases/schema.sql', 'create table cases.event (id uuid);'],
    ['server/src/cases/migrations/first.sql', 'create table cases.event (id uuid);'],
  ] as const) {
    test(path, async () => expect(await rulesBroken(path, text)).toEqual(['sql-only-in-stores at 1']))
  }

  test('platform may be told a table and may read the catalogues; tests may say what they like but not ask for chance', async () => {
    expect(await rulesBroken('server/src/platform/db/copy.ts', inStore('select 1 from ${x}, pg_catalog.pg_tables'))).toEqual([])
    expect(await rulesBroken('server/src/cases/take-step.test.ts', inStore('select 1 from exchange.outbox'))).toEqual([])
    expect(await rulesBroken('server/src/cases/take-step.test.ts', inStore('select random()'))).toEqual([
      'no-database-time-or-chance at 1',
    ])
  })

  test('a sentence is no SQL', async () => {
    const text = `export const titles = ['Select one from the list', 'Update the case, then set a day']\n`
    expect(await rulesBroken('server/src/cases/problems.ts', text)).toEqual([])
  })
})
