-- Audit: 64 hash chains (see platform/audit). head = sha256(previous head || sha256(lines)).
create table platform.audit_shard (
  shard smallint primary key,
  seq bigint not null,
  head bytea not null
) with (fillfactor = 20);

insert into platform.audit_shard (shard, seq, head)
select n, 0, sha256(convert_to('tongban audit shard ' || n, 'UTF8')) from generate_series(0, 63) as n;

-- `lines` is json, not jsonb: the hash is over the exact text.
create table platform.audit_entry (
  shard smallint not null,
  seq bigint not null,
  lines json not null,
  head bytea not null,
  primary key (shard, seq)
);

create table platform.audit_checkpoint (
  number bigint primary key,
  statement text not null,
  kid text not null,
  signature bytea not null
);

-- Feed: read in order of transaction and id, and only below the oldest transaction still running.
create table platform.feed (
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null,
  topic text not null,
  subject text not null,
  body jsonb not null,
  primary key (xid, id)
);

create table platform.feed_reader (
  reader text primary key,
  xid xid8 not null,
  id uuid not null
);

create table platform.job (
  id uuid primary key,
  queue text not null,
  key text,
  body jsonb not null,
  run_at timestamptz not null,
  attempts int not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'dead')),
  process text,
  leased_until timestamptz,
  last_error text
);
create index job_due on platform.job (run_at, id) where state <> 'dead';
create unique index job_once on platform.job (queue, key) where state = 'waiting';

-- Answers to POSTs that create, so that a repeated request changes nothing twice. A row without an answer is a reservation.
create table platform.idempotency (
  actor text not null,
  key text not null,
  request_hash bytea not null,
  creation_id uuid not null,
  at timestamptz not null,
  process text,
  reserved_until timestamptz,
  status smallint,
  headers jsonb,
  body text,
  primary key (actor, key)
);
create index idempotency_age on platform.idempotency (at);

create table platform.lab_clock (
  id smallint primary key check (id = 1),
  offset_ms bigint not null
);
