-- The header's hash under the event's own hash, as the peer keeps it too: what two nodes compare. Null in what was sealed before.
alter table exchange.sealed add column hash text;

-- What came of comparing a day (China Standard Time, by the time in the event's id) with a peer.
create table exchange.reconciliation (
  peer text not null,
  day date not null,
  tried_at timestamptz not null,
  -- When the two sides were last compared to the end, under which hash, and how many events each had.
  done_at timestamptz,
  digest_hash text,
  here int,
  there int,
  -- Why the last try came to no end; null when it did.
  failure text,
  primary key (peer, day)
);

-- An event that the two sides do not know alike, until it is repaired or an operator has dealt with it.
create table exchange.difference (
  peer text not null,
  event uuid not null,
  day date not null,
  case_id uuid,
  kind text not null check (kind in ('missingThere', 'missingHere', 'altered', 'forgottenThere', 'forgottenHere')),
  here text,
  there text,
  state text not null check (state in ('repairing', 'repaired', 'parked', 'resolved')),
  found_at timestamptz not null,
  settled_at timestamptz,
  resolved_by text,
  reason text,
  primary key (peer, event)
);
create index difference_day on exchange.difference (peer, day);
create index difference_open on exchange.difference (peer) where state in ('repairing', 'parked');
