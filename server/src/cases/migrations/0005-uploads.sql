-- Who brought a file to this node. A hash opens nothing by itself: it stands in headers that more people read than may read the file.
create table cases.upload (
  owner text not null,
  sha256 text not null,
  at timestamptz not null,
  primary key (owner, sha256)
);

create index draft_at_counter on cases.draft (clerk) where clerk is not null;
