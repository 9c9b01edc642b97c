-- The node this database belongs to: started with another node's name, the process refuses. Also the row that trust lists queue on.
create table identity.own_node (
  id smallint primary key check (id = 1),
  node text not null
);

create table identity.organisation (
  id      text primary key,
  name_zh text not null,
  name_en text,
  -- Unified social credit code (GB 32100), where it was read.
  uscc    text,
  -- Where the record comes from; `demo` is shown as such.
  evidence text
);

create table identity.place (
  -- `<6-digit division>:<slug>`; the division says which node answers for the place.
  id              text primary key,
  kind            text not null check (kind in ('counter', 'office', 'authority', 'portal')),
  name_zh         text not null,
  name_en         text,
  organisation_id text not null references identity.organisation (id),
  address         text,
  hours           text,
  phone           text,
  evidence        text
);

create table identity.counter (
  place_id text not null references identity.place (id),
  -- What the sign above the window says, for example `3` or `A12`.
  number   text not null,
  name_zh  text not null,
  name_en  text,
  evidence text,
  primary key (place_id, number)
);

create table identity.staff (
  -- Opaque: it stands as the actor of duties in events that other regions read.
  id              text primary key,
  name            text not null,
  organisation_id text not null references identity.organisation (id),
  evidence        text
);

-- A duty ends by its last day and is never deleted: who was on duty on a past day must stay known.
create table identity.duty (
  staff_id  text not null references identity.staff (id),
  place_id  text not null references identity.place (id),
  role      text not null check (role in
    ('clerk', 'examiner', 'helper', 'supervisor', 'auditor', 'operator', 'itemManager', 'dataSteward')),
  from_day  date not null,
  until_day date check (until_day >= from_day),
  primary key (staff_id, place_id, role, from_day)
);
create index duty_place on identity.duty (place_id, role);

create table identity.person (
  id             uuid primary key,
  name           text not null,
  id_number      text not null,
  -- SHA-256 of the number. Searches and the unique constraint use it, so that PostgreSQL's own log and error details never hold a number.
  id_number_hash bytea not null unique,
  -- The node that saw this person's proof of identity; only it may assert them to others.
  home           text not null,
  -- How: in person with the document, or remotely by a real-name check.
  assurance      text not null check (assurance in ('inPerson', 'remote')),
  evidence       text,
  known_since    timestamptz not null
);

-- Each look at a person's data, shown to that person. Looks by one actor for one purpose in one millisecond are one.
create table identity.person_read (
  person_id uuid not null references identity.person (id),
  read_at   timestamptz not null,
  actor     text not null,
  purpose   text not null,
  primary key (person_id, read_at, actor, purpose)
);

create table identity.mandate (
  id         uuid primary key,
  principal  uuid not null references identity.person (id),
  agent_kind text not null check (agent_kind in ('citizen', 'staff')),
  agent      text not null,
  -- Null: every item.
  item       text,
  from_day   date not null,
  until_day  date not null check (until_day >= from_day),
  evidence   text
);
create unique index mandate_once on identity.mandate (principal, agent_kind, agent, coalesce(item, ''), from_day);
create index mandate_agent on identity.mandate (agent, principal);

create table identity.token (
  -- SHA-256 of the token; the token itself is kept by its holder only.
  hash       bytea primary key,
  kind       text not null check (kind in ('citizen', 'staff', 'operator')),
  actor      text not null,
  made_by    text not null,
  made_at    timestamptz not null,
  -- Null only for the operator's first token, which lies in the data folder and is changed by deleting that file.
  expires_at timestamptz,
  revoked_at timestamptz
);
create index token_actor on identity.token (actor) where revoked_at is null;

create table identity.trust_list (
  version    bigint primary key,
  hash       text not null,
  -- The canonical text: what was signed, byte for byte.
  document   text not null,
  stored_at  timestamptz not null,
  stored_by  text not null
);

-- Assertions of other nodes that were used; kept until they could not be accepted again anyway.
create table identity.assertion_used (
  node       text not null,
  nonce      text not null,
  expires_at timestamptz not null,
  primary key (node, nonce)
);
create index assertion_age on identity.assertion_used (expires_at);
