-- What regions said of their catalogues, this one and its partners: the ground of all tables below. `document` is canonical JSON
-- (RFC 8785), which the header names by hash. The signature over a header is that of its batch (schema exchange).
create table catalogue.statement (
  stream   uuid not null,
  id       uuid not null,
  source   text not null,
  type     text not null,
  subject  text not null,
  header   json not null,
  document text,
  heard_at timestamptz not null,
  primary key (stream, id)
);

-- How much of a stream was said to each peer: the order of the next one.
create table catalogue.said (
  stream uuid not null,
  peer   text not null,
  last   bigint not null,
  primary key (stream, peer)
);

-- Standards by the name that their content gives them; kept for ever.
create table catalogue.standard_document (
  hash     text primary key,
  item     text not null,
  -- Canonical JSON, the bytes that were hashed.
  document text not null,
  known_at timestamptz not null
);

create table catalogue.proposal (
  id            uuid primary key,
  item          text not null,
  standard      text not null references catalogue.standard_document (hash),
  from_day      date not null,
  parties       text[] not null,
  replaces      text,
  proposed_by   text not null,
  ticket        text,
  proposed_at   timestamptz not null,
  withdrawn_at  timestamptz,
  -- First day in force, once every party has adopted it (protocol/src/standard/proposal.ts).
  in_force_from date
);
create index proposal_item on catalogue.proposal (item);
create index proposal_in_force on catalogue.proposal (in_force_from, item) where in_force_from is not null;

create table catalogue.proposal_comment (
  proposal uuid not null references catalogue.proposal (id),
  id       uuid not null,
  party    text not null,
  stance   text not null check (stance in ('support', 'object')),
  words    text not null,
  said_at  timestamptz not null,
  primary key (proposal, id)
);

create table catalogue.adoption (
  proposal   uuid not null references catalogue.proposal (id),
  party      text not null,
  adopted_at timestamptz not null,
  primary key (proposal, party)
);

-- A difference that its owner asks to declare, until a second person approves it; then it is said to the partners.
create table catalogue.variance_request (
  id       uuid primary key,
  item     text not null,
  place    text not null,
  body     jsonb not null,
  asked_by text not null,
  asked_at timestamptz not null
);
create index variance_request_place on catalogue.variance_request (place, id);

create table catalogue.variance (
  id          uuid primary key,
  item        text not null,
  place       text not null,
  element     text not null,
  direction   text not null check (direction in ('looser', 'stricter', 'different')),
  from_day    date not null,
  until_day   date not null check (until_day >= from_day),
  consent_of  text[] not null,
  declared_by text not null,
  -- Reason, legal basis, owner, approver.
  document    jsonb not null,
  declared_at timestamptz not null,
  ended_from  date
);
create index variance_offer on catalogue.variance (item, place);

create table catalogue.variance_answer (
  variance    uuid not null references catalogue.variance (id),
  id          uuid not null,
  party       text not null,
  answer      text not null check (answer in ('consent', 'refuse')),
  words       text not null,
  answered_at timestamptz not null,
  primary key (variance, id)
);

-- What an owner is told of a variance, once a kind.
create table catalogue.variance_alert (
  variance  uuid not null references catalogue.variance (id),
  kind      text not null check (kind in ('expiring', 'expired')),
  raised_at timestamptz not null,
  primary key (variance, kind)
);

-- Days on which an item is not offered at a place though a version would be in force: suspended, or retired for good.
create table catalogue.halt (
  id           uuid primary key,
  item         text not null,
  place        text not null,
  kind         text not null check (kind in ('suspend', 'retire')),
  from_day     date not null,
  until_day    date check (until_day >= from_day),
  reason       text not null,
  resumed_from date
);
create index halt_offer on catalogue.halt (item, place);

-- A list of items that the regions open together (批次).
create table catalogue.batch (
  id           text primary key,
  title        text not null,
  issued_as    text,
  from_day     date not null,
  announced_by text not null,
  announced_at timestamptz not null
);
create table catalogue.batch_item (
  batch    text not null references catalogue.batch (id),
  item     text not null,
  -- The name as the list writes it; the item need not be known otherwise.
  name     text not null,
  primary key (batch, item)
);
create index batch_item_item on catalogue.batch_item (item);

-- An authority that claimed an item (领取) and its text for the next version. `revision` is what an editor must have seen.
create table catalogue.draft (
  item       text not null,
  place      text not null,
  revision   int not null,
  -- The standard it inherits from; null where there was none.
  standard   text,
  document   jsonb not null,
  saved_by   text not null,
  saved_at   timestamptz not null,
  primary key (item, place)
);

-- Every text that anyone wrote for a draft, also the one that came second: nothing is lost.
create table catalogue.draft_text (
  item     text not null,
  place    text not null,
  id       uuid not null,
  -- The revision it became, or, where it came too late, the one its writer had seen.
  revision int not null,
  kept     boolean not null,
  document jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (item, place, id)
);

-- What counters are told when they open: an item changes at a place on a day.
create table catalogue.notice (
  id       uuid primary key,
  kind     text not null check (kind in ('published', 'suspended', 'retired', 'resumed', 'standardAdopted')),
  item     text not null,
  -- Null where it concerns every place.
  place    text,
  from_day date not null,
  subject  text not null,
  made_at  timestamptz not null
);
create index notice_order on catalogue.notice (made_at, id);

create table catalogue.notice_read (
  counter text not null,
  notice  uuid not null references catalogue.notice (id),
  read_by text not null,
  read_at timestamptz not null,
  primary key (counter, notice)
);

-- The items a counter uses. A counter that names none is told of all.
create table catalogue.counter_item (
  counter text not null,
  item    text not null,
  primary key (counter, item)
);

-- How uniform an item is between two regions from a day on, element by element; computed from what is published.
create table catalogue.uniformity (
  item         text not null,
  left_region  text not null,
  right_region text not null,
  element      text not null,
  from_day     date not null,
  same         bigint not null,
  n            bigint not null,
  unknown      bigint not null,
  primary key (item, left_region, right_region, element, from_day)
);
create index uniformity_pair on catalogue.uniformity (left_region, right_region, item);
