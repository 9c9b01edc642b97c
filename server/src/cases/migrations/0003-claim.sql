-- Who of the deciding place has taken a case on: until it is released nobody else there writes. Of this node alone, no part of the chain.
create table cases.claim (
  case_id    uuid primary key,
  place      text not null,
  staff      text not null,
  claimed_at timestamptz not null
);
create index approval_case on cases.approval (case_id, seen) where not used;
