-- A complaint (投诉) or a matter that does not get done (办不成事). It stands at the node whose portal took it, and at the node of the
-- place that answers for it; where both are one, once. A complaint is no step of a case: no chain knows of it.
create table oversight.ticket (
  ticket_id     uuid primary key,
  kind          text not null check (kind in ('complaint', 'stuck')),
  -- Who answers for it.
  place         text not null,
  -- What it is about; both null where it is about neither.
  item          text,
  case_id       uuid,
  filed_at_node text not null,
  filed_at      timestamptz not null,
  -- By when the answer is due.
  due           date not null,
  -- The number by which the person follows it.
  number        text not null,
  -- What the person said, wants, and how to reach them: personal.
  words         json not null,
  -- Only where it was filed: who filed it (null for somebody not signed in), and how their code is checked.
  filer         uuid,
  code_hash     text,
  code_tries    int not null default 0,
  -- The answer.
  answered_at   timestamptz,
  answered_by   text,
  outcome       text,
  answer        json
);
create unique index ticket_number on oversight.ticket (number);
create index ticket_filer on oversight.ticket (filer, ticket_id) where filer is not null;
create index ticket_queue on oversight.ticket (place, due, ticket_id);

-- What was said and heard of it, to be said again to a peer that lost it.
create table oversight.ticket_event (
  ticket_id uuid not null references oversight.ticket (ticket_id),
  id        uuid not null,
  source    text not null,
  header    json not null,
  bodies    json not null,
  kept_at   timestamptz not null,
  primary key (ticket_id, id)
);
