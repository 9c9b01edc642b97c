create schema if not exists cases;

-- One row a case: the projection of its chain, as this node knows it.
create table cases.case_file (
  case_id         uuid primary key,
  item            text not null,
  version         text not null,
  mode            text not null,
  receiving_place text not null,
  deciding_place  text not null,
  holder          text not null,
  taker           text,
  state           text not null,
  seq             integer not null,
  head            text not null,
  standing        text not null,
  -- How many items this node has said of this case: the order of its outbox rows.
  said            integer not null,
  parent          uuid,
  notice_due      date,
  decision_due    date,
  supplement_until date,
  -- Only at the node where it was born.
  applicant       uuid,
  query_number    text unique,
  query_code_hash text,
  query_tries     integer not null default 0,
  born_at         timestamptz not null,
  changed_at      timestamptz not null
);
create index case_file_holder on cases.case_file (holder, state, case_id);
create index case_file_taker on cases.case_file (taker, case_id) where taker is not null;
create index case_file_receiving on cases.case_file (receiving_place, state, case_id);
create index case_file_deciding on cases.case_file (deciding_place, state, case_id);
create index case_file_applicant on cases.case_file (applicant, case_id) where applicant is not null;
create index case_file_parent on cases.case_file (parent) where parent is not null;
create index case_file_notice on cases.case_file (notice_due) where notice_due is not null;
create index case_file_supplement on cases.case_file (supplement_until) where supplement_until is not null;

-- The chain. `header` is the canonical text: what was hashed and signed, byte for byte.
create table cases.event (
  case_id    uuid not null,
  seq        integer not null,
  event_id   uuid not null,
  action     text not null,
  header     text not null,
  hash       text not null,
  stored_at  timestamptz not null,
  primary key (case_id, seq)
);
create unique index event_id on cases.event (event_id, case_id);

-- Content by section. A row that is not here is withheld or erased; the chain stays whole without it.
create table cases.body (
  case_id  uuid not null,
  event_id uuid not null,
  section  text not null,
  salt     text not null,
  body     text not null,
  primary key (case_id, event_id, section)
);

-- What a non-holder asked; answered once, by an act or by requestDeclined.
create table cases.request (
  case_id      uuid not null,
  request_id   uuid not null,
  arrival      integer not null,
  action       text not null,
  header       text not null,
  made_at      timestamptz not null,
  answered_seq integer,
  primary key (case_id, request_id)
);
create index request_open on cases.request (case_id, arrival) where answered_seq is null;

-- Files of a case by hash; their bytes are the platform's.
create table cases.file_ref (
  case_id  uuid not null,
  event_id uuid not null,
  sha256   text not null,
  section  text not null,
  type     text not null,
  size     integer not null,
  primary key (case_id, event_id, sha256)
);

create table cases.draft (
  draft_id   uuid primary key,
  owner      text not null,
  version    integer not null,
  content    text not null,
  changed_at timestamptz not null
);
create index draft_owner on cases.draft (owner, draft_id);

-- Serials of the official 办件编号, reserved in blocks per process (codes.md §5): gaps are lawful, doubles are not.
create table cases.serial (
  implementation text not null,
  day            date not null,
  next           integer not null,
  primary key (implementation, day)
);

-- A second person's approval of one act on one version of a case; used once.
create table cases.approval (
  approval_id uuid primary key,
  case_id     uuid not null,
  seen        integer not null,
  action      text not null,
  place       text not null,
  actor       text not null,
  made_at     timestamptz not null,
  used        boolean not null default false
);

-- Parents keep their short chain in cases.event; this is its projection.
create table cases.parent_file (
  case_id    uuid primary key,
  item       text not null,
  standing   text not null,
  head       text not null,
  said       integer not null,
  applicant  uuid,
  place      text not null,
  closed     boolean not null,
  changed_at timestamptz not null
);
create index parent_applicant on cases.parent_file (applicant, case_id) where applicant is not null;
create index parent_place on cases.parent_file (place, case_id);
