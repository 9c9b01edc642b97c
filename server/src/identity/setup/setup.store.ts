import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'
import { hashOfIdNumber } from '../people/person.store.ts'
import type { CounterRow, OrganisationRow, PersonRow, PlaceRow, StaffRow } from './rows.ts'

// Each function writes a whole list at once and answers what each changed row is about.

const subjects = (rows: { id: string }[]): string[] => rows.map(({ id }) => id)

const ids = (rows: { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id))

export async function knownOrganisations(tx: ReadTx, among: readonly string[]): Promise<Set<string>> {
  return ids(await tx.query(sql`select id from identity.organisation where id = any(cast(${among} as text[]))`))
}

export async function knownPlaces(tx: ReadTx, among: readonly string[]): Promise<Set<string>> {
  return ids(await tx.query(sql`select id from identity.place where id = any(cast(${among} as text[]))`))
}

export async function knownStaff(tx: ReadTx, among: readonly string[]): Promise<Set<string>> {
  return ids(await tx.query(sql`select id from identity.staff where id = any(cast(${among} as text[]))`))
}

export async function saveOrganisations(tx: Tx, rows: readonly OrganisationRow[]): Promise<string[]> {
  const changed = await tx.query<{ id: string }>(sql`
    insert into identity.organisation as o (id, name_zh, name_en, uscc, evidence)
    select id, name->>'zh', name->>'en', uscc, evidence
    from jsonb_to_recordset(${jsonb(rows)}) as t (id text, name jsonb, uscc text, evidence text)
    on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, uscc = excluded.uscc, evidence = excluded.evidence
    where (o.name_zh, o.name_en, o.uscc, o.evidence) is distinct from (excluded.name_zh, excluded.name_en, excluded.uscc, excluded.evidence)
    returning o.id`)
  return subjects(changed)
}

export async function savePlaces(tx: Tx, rows: readonly PlaceRow[]): Promise<string[]> {
  const changed = await tx.query<{ id: string }>(sql`
    insert into identity.place as p (id, kind, name_zh, name_en, organisation_id, address, hours, phone, evidence)
    select id, kind, name->>'zh', name->>'en', organisation, address, hours, phone, evidence
    from jsonb_to_recordset(${jsonb(rows)}) as t (
      id text, kind text, name jsonb, organisation text, address text, hours text, phone text, evidence text)
    on conflict (id) do update set kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en,
      organisation_id = excluded.organisation_id, address = excluded.address, hours = excluded.hours, phone = excluded.phone,
      evidence = excluded.evidence
    where (p.kind, p.name_zh, p.name_en, p.organisation_id, p.address, p.hours, p.phone, p.evidence) is distinct from
      (excluded.kind, excluded.name_zh, excluded.name_en, excluded.organisation_id, excluded.address, excluded.hours, excluded.phone,
       excluded.evidence)
    returning p.id`)
  return subjects(changed)
}

export async function saveCounters(tx: Tx, rows: readonly CounterRow[]): Promise<string[]> {
  const changed = await tx.query<{ id: string }>(sql`
    insert into identity.counter as c (place_id, number, name_zh, name_en, evidence)
    select place, number, name->>'zh', name->>'en', evidence
    from jsonb_to_recordset(${jsonb(rows)}) as t (place text, number text, name jsonb, evidence text)
    on conflict (place_id, number) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, evidence = excluded.evidence
    where (c.name_zh, c.name_en, c.evidence) is distinct from (excluded.name_zh, excluded.name_en, excluded.evidence)
    returning c.place_id as id`)
  return subjects(changed)
}

/** One of staff is changed when the person or any duty is. A duty that is not in the row stays: it is ended by its last day. */
export async function saveStaff(tx: Tx, rows: readonly StaffRow[]): Promise<string[]> {
  const people = await tx.query<{ id: string }>(sql`
    insert into identity.staff as s (id, name, organisation_id, evidence)
    select id, name, organisation, evidence
    from jsonb_to_recordset(${jsonb(rows)}) as t (id text, name text, organisation text, evidence text)
    on conflict (id) do update set name = excluded.name, organisation_id = excluded.organisation_id, evidence = excluded.evidence
    where (s.name, s.organisation_id, s.evidence) is distinct from (excluded.name, excluded.organisation_id, excluded.evidence)
    returning s.id`)
  const duties = await tx.query<{ id: string }>(sql`
    insert into identity.duty as d (staff_id, place_id, role, from_day, until_day)
    select t.id, duty.place, duty.role, duty."from", duty.until
    from jsonb_to_recordset(${jsonb(rows)}) as t (id text, duties jsonb),
      jsonb_to_recordset(t.duties) as duty (place text, role text, "from" date, until date)
    on conflict (staff_id, place_id, role, from_day) do update set until_day = excluded.until_day
    where d.until_day is distinct from excluded.until_day
    returning d.staff_id as id`)
  return [...ids([...people, ...duties])]
}

/** A person the operator enters was identified here, so this node becomes their home. */
export async function savePeople(
  tx: Tx,
  rows: readonly (PersonRow & { id: string })[],
  own: { me: string; now: Date },
): Promise<string[]> {
  const values = rows.map((row) => ({
    ...row,
    assurance: row.assurance ?? 'inPerson',
    hash: hashOfIdNumber(row.idNumber).toString('hex'),
  }))
  const changed = await tx.query<{ id: string }>(sql`
    insert into identity.person as p (id, name, id_number, id_number_hash, home, assurance, evidence, known_since)
    select id, name, "idNumber", decode(hash, 'hex'), ${own.me}, assurance, evidence, ${own.now}
    from jsonb_to_recordset(${jsonb(values)}) as t (id uuid, name text, "idNumber" text, hash text, assurance text, evidence text)
    on conflict (id_number_hash) do update set name = excluded.name, home = excluded.home, assurance = excluded.assurance,
      evidence = excluded.evidence
    where (p.name, p.home, p.assurance, p.evidence) is distinct from (excluded.name, excluded.home, excluded.assurance, excluded.evidence)
    returning p.id`)
  return subjects(changed)
}

export interface MandateValue {
  readonly id: string
  readonly principal: string
  readonly kind: 'citizen' | 'staff'
  readonly agent: string
  readonly item: string | null
  readonly from: string
  readonly until: string
  readonly evidence: string | null
}

export async function saveMandates(tx: Tx, rows: readonly MandateValue[]): Promise<string[]> {
  const changed = await tx.query<{ id: string }>(sql`
    insert into identity.mandate as m (id, principal, agent_kind, agent, item, from_day, until_day, evidence)
    select id, principal, kind, agent, item, "from", until, evidence
    from jsonb_to_recordset(${jsonb(rows)}) as t (
      id uuid, principal uuid, kind text, agent text, item text, "from" date, until date, evidence text)
    on conflict (principal, agent_kind, agent, (coalesce(item, '')), from_day) do update
      set until_day = excluded.until_day, evidence = excluded.evidence
    where (m.until_day, m.evidence) is distinct from (excluded.until_day, excluded.evidence)
    returning m.principal as id`)
  return subjects(changed)
}
