-- What this node said of the exchange itself, outside every case: what its operators did about what waited. Each is a signed event, sealed
-- in a batch to this node. `header` is the canonical text, as it was hashed; `document` what it names by hash, and nothing else sees.
create table exchange.statement (
  event uuid primary key,
  -- The node it is about.
  peer text not null,
  header text not null,
  document text
);
create index statement_peer on exchange.statement (peer, event);
