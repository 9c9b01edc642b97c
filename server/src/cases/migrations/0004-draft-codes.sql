-- 取件码: with it a clerk opens a person's draft at a counter. The code itself is kept nowhere, not even as a hash, which six digits would
-- not stand up to: it follows from the node's key, the draft and the moment it was made.
alter table cases.draft
  add column code_made_at timestamptz,
  add column code_tries integer not null default 0,
  -- Who has it open at which counter. Until the code ends or is withdrawn, its owner leaves it to them.
  add column clerk text,
  add column clerk_place text,
  add column picked_up_at timestamptz;
