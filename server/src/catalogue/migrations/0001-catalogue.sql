-- An item: one public service. Its id is ours, derived from the name; official codes are attributes of what is listed or published.
create table catalogue.item (
  id          text primary key,
  name        text not null,
  -- The name in small letters without blanks, and its neighbouring pairs of characters: what a search compares.
  search_text text not null,
  bigrams     text[] not null,
  known_since timestamptz not null
);
create index item_bigrams on catalogue.item using gin (bigrams);
create index item_order on catalogue.item (search_text, id);

-- A list as it stands now. Imported again unchanged it changes nothing; imported changed it takes the place of what stood.
create table catalogue.list (
  list        text primary key,
  kind        text not null check (kind in ('items', 'guides')),
  -- SHA-256 of the canonical JSON of the whole file, hex; empty until the first import is done.
  hash        text not null,
  -- Everything in the file but its rows: title, source, evidence, warnings.
  head        jsonb not null,
  totals      jsonb not null,
  repairs     jsonb not null,
  imported_at timestamptz not null,
  imported_by text not null
);

-- Every row of a list, as published, with what the rules say of it. A row that is no record stands here too, with no item.
create table catalogue.listed_row (
  list        text not null references catalogue.list (list),
  row         int not null,
  item        text references catalogue.item (id),
  name        text,
  accepted    boolean not null,
  evidence    text,
  implementer text check (implementer in ('valid', 'malformed', 'checkFailed', 'missing')),
  shape       text,
  marks       jsonb not null,
  data        jsonb not null,
  primary key (list, row)
);
create index listed_row_item on catalogue.listed_row (item);

create table catalogue.authority (
  region   text not null,
  id       text not null,
  division text not null,
  -- As the list writes it.
  name     text not null,
  primary key (region, id)
);

-- One authority's listed version of an item: found and shown, open to no application.
create table catalogue.implementation (
  region            text not null,
  id                text not null,
  item              text not null references catalogue.item (id),
  authority         text not null,
  list              text not null,
  row               int not null,
  name              text not null,
  -- Codes as published, whatever they are worth.
  item_code         text,
  implementer_code  text,
  implementer_class text check (implementer_class in ('valid', 'malformed', 'checkFailed', 'missing')),
  primary key (region, id),
  foreign key (region, authority) references catalogue.authority (region, id),
  foreign key (list, row) references catalogue.listed_row (list, row)
);
create index implementation_item on catalogue.implementation (item);
create index implementation_row on catalogue.implementation (list, row);

-- What a guide says of an item as a whole: the ground of a standard that nobody has adopted yet.
create table catalogue.standard (
  item     text not null references catalogue.item (id),
  list     text not null,
  row      int not null,
  guide    text not null,
  stage    text not null check (stage in ('noted')),
  -- Where the sides were seen to differ, in words.
  differences jsonb not null,
  primary key (item, guide),
  foreign key (list, row) references catalogue.listed_row (list, row)
);
create index standard_row on catalogue.standard (list, row);

-- What a guide says for one place. `draft` names one authority's listed implementation; the rest are notes on the standard.
create table catalogue.guide_side (
  item       text not null,
  guide      text not null,
  side       int not null,
  standing   text not null check (standing in ('draft', 'note')),
  place_text text not null,
  -- Digits of a division where the guide gives one.
  division   text,
  item_code  text,
  evidence   text not null,
  data       jsonb not null,
  primary key (item, guide, side),
  foreign key (item, guide) references catalogue.standard (item, guide) on delete cascade
);
create index guide_side_code on catalogue.guide_side (item_code) where item_code is not null;

-- Published versions: immutable, named by the hash of their canonical JSON.
create table catalogue.version (
  hash         text primary key,
  item         text not null,
  place        text not null,
  mode         text not null,
  from_day     date not null,
  until_day    date check (until_day >= from_day),
  -- Canonical JSON (RFC 8785), the bytes that were hashed.
  document     text not null,
  published_at timestamptz not null,
  published_by text not null,
  unique (item, place, from_day)
);
