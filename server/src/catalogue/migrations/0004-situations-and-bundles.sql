-- Situations of an item at a place: every save is a revision, kept with what the check found. A published one never changes.
create table catalogue.situation_revision (
  item         text not null references catalogue.item (id),
  place        text not null,
  revision     int not null check (revision > 0),
  -- SHA-256 of the canonical JSON, base64url: the name of what a person was asked.
  hash         text not null,
  from_day     date not null,
  -- Canonical JSON (RFC 8785), the bytes that were hashed.
  document     text not null,
  findings     jsonb not null,
  saved_at     timestamptz not null,
  saved_by     text not null,
  published_at timestamptz,
  published_by text,
  primary key (item, place, revision),
  check ((published_at is null) = (published_by is null))
);
create index situation_in_force on catalogue.situation_revision (item, place, from_day desc, revision desc)
  where published_at is not null;

-- Bundles (一件事): several items handled as one life event. Every save is a revision; the last one stands.
create table catalogue.bundle_revision (
  bundle   text not null,
  revision int not null check (revision > 0),
  document jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (bundle, revision)
);

-- What a list's refused rows are found by, however long the list.
create index listed_row_refused on catalogue.listed_row (list, row) where not accepted;
