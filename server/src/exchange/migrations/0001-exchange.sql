-- What this node still has to say, written in the transaction of the event. `ord`: order of what it says of this case to this peer.
-- `item` is json, not jsonb: the header must stay as it was hashed, and a text may hold what jsonb refuses.
create table exchange.outbox (
  case_id uuid not null,
  peer text not null,
  ord bigint not null,
  event uuid not null,
  item json not null,
  primary key (case_id, peer, ord)
);
-- Ids are UUIDv7: the oldest first.
create index outbox_oldest on exchange.outbox (peer, event);

-- One row a peer, locked while a batch is sealed: that is what makes one sender of many processes.
create table exchange.outgoing (
  peer text primary key,
  last_batch bigint not null default 0,
  failures int not null default 0,
  failing_since timestamptz,
  last_failure text,
  last_receipt_at timestamptz
);

create table exchange.batch (
  peer text not null,
  number bigint not null,
  header json not null,
  signature text not null,
  -- The leaf hashes, 32 bytes each: any proof can be made again from them.
  leaves bytea not null,
  -- Byte for byte what is sent, until it is settled.
  envelope text,
  receiver_kid text,
  sealed_at timestamptz not null,
  refusals int not null default 0,
  receipt text,
  settled_at timestamptz,
  -- Given up: what it was refused for. Its items were parked or put back.
  abandoned_for text,
  primary key (peer, number)
);
create index batch_unsettled on exchange.batch (peer, number) where settled_at is null;

-- Which event is which leaf of which batch. `item` is kept until the batch is settled.
create table exchange.sealed (
  case_id uuid not null,
  event uuid not null,
  peer text not null,
  batch bigint not null,
  place int not null,
  ord bigint not null,
  -- Whether another node wrote it: then this batch does not prove it.
  forwarded boolean not null,
  verdict text,
  item json,
  primary key (case_id, event, peer, batch)
);
create index sealed_event on exchange.sealed (event);
create index sealed_unsettled on exchange.sealed (peer, batch, place) where verdict is null;

-- Items the peer refused, or that lay in a batch it would never take. They hold back what is said later of the case.
create table exchange.parked (
  case_id uuid not null,
  peer text not null,
  ord bigint not null,
  id uuid not null unique,
  event uuid not null,
  code text not null,
  parked_at timestamptz not null,
  item json not null,
  primary key (case_id, peer, ord)
);
create index parked_peer on exchange.parked (peer, parked_at);

-- One row a peer, locked while one of its batches is stored.
create table exchange.incoming (
  peer text primary key,
  last_batch bigint not null default 0,
  heard_at timestamptz,
  -- How far the peer's clock was ahead of ours when it was last heard; negative when late.
  ahead_ms bigint not null default 0,
  -- Batches that named a predecessor we never got.
  gaps int not null default 0
);

create table exchange.received (
  peer text not null,
  number bigint not null,
  header json not null,
  header_hash text not null,
  signature text not null,
  leaves bytea not null,
  receipt text not null,
  received_at timestamptz not null,
  primary key (peer, number)
);

-- What was heard, once per (source, event). `item` is kept while it waits, is not understood or was refused.
create table exchange.inbox (
  case_id uuid not null,
  event uuid not null,
  source text not null,
  sender text not null,
  batch bigint not null,
  place int not null,
  type text not null,
  seq int,
  hash text not null,
  -- How many sections came with it: a repeat that brings more is offered again.
  sections int not null,
  verdict text not null check (verdict in ('stored', 'duplicate', 'waiting', 'notUnderstood', 'refused')),
  code text,
  -- Of a forwarded event: its writer's batch header, signature and proof.
  origin json,
  item json,
  primary key (case_id, event, source)
);
create index inbox_event on exchange.inbox (event);
create index inbox_kept on exchange.inbox (case_id, sender) where verdict in ('waiting', 'refused');
create index inbox_shown on exchange.inbox (verdict, event) where verdict in ('waiting', 'notUnderstood', 'refused');

create table exchange.agreement (
  hash text primary key,
  id text not null,
  parties text[] not null,
  valid_from date not null,
  valid_until date not null,
  agreement json not null,
  loaded_at timestamptz not null
);
create index agreement_parties on exchange.agreement using gin (parties);

-- Files this node has a right to and must fetch.
create table exchange.file_wanted (
  case_id uuid not null,
  sha256 text not null,
  peer text not null,
  attempts int not null default 0,
  last_failure text,
  next_at timestamptz not null,
  stored_at timestamptz,
  primary key (case_id, sha256)
);
create index file_wanted_due on exchange.file_wanted (next_at) where stored_at is null;

-- Signed requests for files seen already; kept as long as one could be played again.
create table exchange.request_seen (
  node text not null,
  nonce text not null,
  at timestamptz not null,
  primary key (node, nonce)
);
create index request_seen_age on exchange.request_seen (at);
