create extension if not exists pg_trgm;

-- What a search says of an item beside its name, gathered when its lists change.
create table catalogue.search_item (
  item     text primary key,
  -- The name without brackets, blanks and punctuation, by which rules of the dictionary name it.
  key      text not null,
  -- Lists that name it.
  sources  text[] not null,
  -- Who may apply, as the lists write it.
  audience text[] not null,
  -- The mode, where the lists that give one agree.
  mode     text check (mode in ('online', 'relay', 'joint')),
  -- The basic code, where the lists that give one agree; as published.
  code     text
);
create index search_item_key on catalogue.search_item (key);

-- The names under which an item stands in lists and at places, each once however many places use it.
create table catalogue.search_name (
  item  text not null,
  name  text not null,
  -- As it is compared.
  text  text not null,
  -- Its words, cut when it was stored.
  words text[] not null,
  -- What it is found by: its words, and `@` before each class of the dictionary that it names.
  terms tsvector not null,
  primary key (item, name)
);
create index search_name_terms on catalogue.search_name using gin (terms);
create index search_name_like on catalogue.search_name using gin (text gin_trgm_ops);

-- How many implementations of an item are listed at a place.
create table catalogue.search_place (
  item            text not null,
  division        text not null,
  implementations int not null,
  primary key (item, division)
);

-- Which edition of the dictionary the names were read with; `generation` counts every change of them.
create table catalogue.search_state (
  one        boolean primary key default true check (one),
  generation bigint not null,
  edition    int not null,
  -- How many published versions there were.
  versions   bigint not null
);
insert into catalogue.search_state (generation, edition, versions) values (0, 0, 0);

-- The lists as they stood when they were last gathered.
create table catalogue.search_list (
  list text primary key,
  hash text not null
);

-- The dictionary: what is published, and beside it what someone wants changed. `body` is null where an entry is to be taken out.
create table catalogue.dictionary_entry (
  region     text not null check (region ~ '^\d{6}$'),
  kind       text not null,
  term       text not null,
  state      text not null check (state in ('draft', 'published')),
  body       jsonb,
  source     text not null,
  author     text not null,
  version    int not null,
  changed_at timestamptz not null,
  primary key (region, kind, term, state),
  check (state = 'draft' or body is not null)
);

-- What the query set answered with a dictionary, named by the hash of its entries.
create table catalogue.dictionary_check (
  hash   text primary key,
  report jsonb not null,
  run_at timestamptz not null,
  run_by text not null
);

create table catalogue.dictionary_edition (
  number       int primary key,
  hash         text not null,
  -- SHA-256 of the dictionary that ships with the product, as it stood then.
  shipped      text not null,
  report       jsonb not null,
  published_at timestamptz not null,
  published_by text not null
);

-- Queries that found nothing, by week (its Monday), without long numbers; read by the editor and then forgotten.
create table catalogue.failed_search (
  week    date not null,
  text    text not null,
  times   int not null,
  last_at timestamptz not null,
  primary key (week, text)
);
create index failed_search_often on catalogue.failed_search (week, times desc);
