-- The schema as all migrations leave it. Made by `npm run docs`; a test compares. Do not edit, and do not run.

-- tables

create table cases.approval (
  approval_id uuid not null,
  case_id uuid not null,
  seen integer not null,
  action text not null,
  place text not null,
  actor text not null,
  made_at timestamp with time zone not null,
  used boolean not null default false
);
create table cases.body (
  case_id uuid not null,
  event_id uuid not null,
  section text not null,
  salt text not null,
  body text not null
);
create table cases.case_file (
  case_id uuid not null,
  item text not null,
  version text not null,
  mode text not null,
  receiving_place text not null,
  deciding_place text not null,
  holder text not null,
  taker text,
  state text not null,
  seq integer not null,
  head text not null,
  standing text not null,
  said integer not null,
  parent uuid,
  notice_due date,
  decision_due date,
  supplement_until date,
  applicant uuid,
  query_number text,
  query_code_hash text,
  query_tries integer not null default 0,
  born_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  asked text[] not null default '{}'::text[]
);
create table cases.claim (
  case_id uuid not null,
  place text not null,
  staff text not null,
  claimed_at timestamp with time zone not null
);
create table cases.draft (
  draft_id uuid not null,
  owner text not null,
  version integer not null,
  content text not null,
  changed_at timestamp with time zone not null,
  code_made_at timestamp with time zone,
  code_tries integer not null default 0,
  clerk text,
  clerk_place text,
  picked_up_at timestamp with time zone
);
create table cases.event (
  case_id uuid not null,
  seq integer not null,
  event_id uuid not null,
  action text not null,
  header text not null,
  hash text not null,
  stored_at timestamp with time zone not null
);
create table cases.file_ref (
  case_id uuid not null,
  event_id uuid not null,
  sha256 text not null,
  section text not null,
  type text not null,
  size integer not null
);
create table cases.parent_file (
  case_id uuid not null,
  item text not null,
  standing text not null,
  head text not null,
  said integer not null,
  applicant uuid,
  place text not null,
  closed boolean not null,
  changed_at timestamp with time zone not null
);
create table cases.request (
  case_id uuid not null,
  request_id uuid not null,
  arrival integer not null,
  action text not null,
  header text not null,
  made_at timestamp with time zone not null,
  answered_seq integer
);
create table cases.serial (
  implementation text not null,
  day date not null,
  next integer not null
);
create table cases.upload (
  owner text not null,
  sha256 text not null,
  at timestamp with time zone not null
);
create table catalogue.adoption (
  proposal uuid not null,
  party text not null,
  adopted_at timestamp with time zone not null
);
create table catalogue.authority (
  region text not null,
  id text not null,
  division text not null,
  name text not null
);
create table catalogue.batch (
  id text not null,
  title text not null,
  issued_as text,
  from_day date not null,
  announced_by text not null,
  announced_at timestamp with time zone not null
);
create table catalogue.batch_item (
  batch text not null,
  item text not null,
  name text not null
);
create table catalogue.bundle_revision (
  bundle text not null,
  revision integer not null,
  document jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by text not null
);
create table catalogue.counter_item (
  counter text not null,
  item text not null
);
create table catalogue.dictionary_check (
  hash text not null,
  report jsonb not null,
  run_at timestamp with time zone not null,
  run_by text not null
);
create table catalogue.dictionary_edition (
  number integer not null,
  hash text not null,
  shipped text not null,
  report jsonb not null,
  published_at timestamp with time zone not null,
  published_by text not null
);
create table catalogue.dictionary_entry (
  region text not null,
  kind text not null,
  term text not null,
  state text not null,
  body jsonb,
  source text not null,
  author text not null,
  version integer not null,
  changed_at timestamp with time zone not null
);
create table catalogue.draft (
  item text not null,
  place text not null,
  revision integer not null,
  standard text,
  document jsonb not null,
  saved_by text not null,
  saved_at timestamp with time zone not null
);
create table catalogue.draft_text (
  item text not null,
  place text not null,
  id uuid not null,
  revision integer not null,
  kept boolean not null,
  document jsonb not null,
  saved_by text not null,
  saved_at timestamp with time zone not null
);
create table catalogue.failed_search (
  week date not null,
  text text not null,
  times integer not null,
  last_at timestamp with time zone not null
);
create table catalogue.guide_side (
  item text not null,
  guide text not null,
  side integer not null,
  standing text not null,
  place_text text not null,
  division text,
  item_code text,
  evidence text not null,
  data jsonb not null
);
create table catalogue.halt (
  id uuid not null,
  item text not null,
  place text not null,
  kind text not null,
  from_day date not null,
  until_day date,
  reason text not null,
  resumed_from date
);
create table catalogue.implementation (
  region text not null,
  id text not null,
  item text not null,
  authority text not null,
  list text not null,
  "row" integer not null,
  name text not null,
  item_code text,
  implementer_code text,
  implementer_class text
);
create table catalogue.item (
  id text not null,
  name text not null,
  search_text text not null,
  bigrams text[] not null,
  known_since timestamp with time zone not null
);
create table catalogue.list (
  list text not null,
  kind text not null,
  hash text not null,
  head jsonb not null,
  totals jsonb not null,
  repairs jsonb not null,
  imported_at timestamp with time zone not null,
  imported_by text not null
);
create table catalogue.listed_row (
  list text not null,
  "row" integer not null,
  item text,
  name text,
  accepted boolean not null,
  evidence text,
  implementer text,
  shape text,
  marks jsonb not null,
  data jsonb not null
);
create table catalogue.notice (
  id uuid not null,
  kind text not null,
  item text not null,
  place text,
  from_day date not null,
  subject text not null,
  made_at timestamp with time zone not null
);
create table catalogue.notice_read (
  counter text not null,
  notice uuid not null,
  read_by text not null,
  read_at timestamp with time zone not null
);
create table catalogue.proposal (
  id uuid not null,
  item text not null,
  standard text not null,
  from_day date not null,
  parties text[] not null,
  replaces text,
  proposed_by text not null,
  ticket text,
  proposed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  in_force_from date
);
create table catalogue.proposal_comment (
  proposal uuid not null,
  id uuid not null,
  party text not null,
  stance text not null,
  words text not null,
  said_at timestamp with time zone not null
);
create table catalogue.said (
  stream uuid not null,
  peer text not null,
  last bigint not null
);
create table catalogue.search_item (
  item text not null,
  key text not null,
  sources text[] not null,
  audience text[] not null,
  mode text,
  code text
);
create table catalogue.search_list (
  list text not null,
  hash text not null
);
create table catalogue.search_name (
  item text not null,
  name text not null,
  text text not null,
  words text[] not null,
  terms tsvector not null
);
create table catalogue.search_place (
  item text not null,
  division text not null,
  implementations integer not null
);
create table catalogue.search_state (
  one boolean not null default true,
  generation bigint not null,
  edition integer not null,
  versions bigint not null
);
create table catalogue.situation_revision (
  item text not null,
  place text not null,
  revision integer not null,
  hash text not null,
  from_day date not null,
  document text not null,
  findings jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by text not null,
  published_at timestamp with time zone,
  published_by text
);
create table catalogue.standard (
  item text not null,
  list text not null,
  "row" integer not null,
  guide text not null,
  stage text not null,
  differences jsonb not null
);
create table catalogue.standard_document (
  hash text not null,
  item text not null,
  document text not null,
  known_at timestamp with time zone not null
);
create table catalogue.statement (
  stream uuid not null,
  id uuid not null,
  source text not null,
  type text not null,
  subject text not null,
  header json not null,
  document text,
  heard_at timestamp with time zone not null
);
create table catalogue.uniformity (
  item text not null,
  left_region text not null,
  right_region text not null,
  element text not null,
  from_day date not null,
  same bigint not null,
  n bigint not null,
  unknown bigint not null
);
create table catalogue.variance (
  id uuid not null,
  item text not null,
  place text not null,
  element text not null,
  direction text not null,
  from_day date not null,
  until_day date not null,
  consent_of text[] not null,
  declared_by text not null,
  document jsonb not null,
  declared_at timestamp with time zone not null,
  ended_from date
);
create table catalogue.variance_alert (
  variance uuid not null,
  kind text not null,
  raised_at timestamp with time zone not null
);
create table catalogue.variance_answer (
  variance uuid not null,
  id uuid not null,
  party text not null,
  answer text not null,
  words text not null,
  answered_at timestamp with time zone not null
);
create table catalogue.variance_request (
  id uuid not null,
  item text not null,
  place text not null,
  body jsonb not null,
  asked_by text not null,
  asked_at timestamp with time zone not null
);
create table catalogue.version (
  hash text not null,
  item text not null,
  place text not null,
  mode text not null,
  from_day date not null,
  until_day date,
  document text not null,
  published_at timestamp with time zone not null,
  published_by text not null
);
create table exchange.agreement (
  hash text not null,
  id text not null,
  parties text[] not null,
  valid_from date not null,
  valid_until date not null,
  agreement json not null,
  loaded_at timestamp with time zone not null
);
create table exchange.batch (
  peer text not null,
  number bigint not null,
  header json not null,
  signature text not null,
  leaves bytea not null,
  envelope text,
  receiver_kid text,
  sealed_at timestamp with time zone not null,
  refusals integer not null default 0,
  receipt text,
  settled_at timestamp with time zone,
  abandoned_for text
);
create table exchange.difference (
  peer text not null,
  event uuid not null,
  day date not null,
  case_id uuid,
  kind text not null,
  here text,
  there text,
  state text not null,
  found_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  resolved_by text,
  reason text
);
create table exchange.file_wanted (
  case_id uuid not null,
  sha256 text not null,
  peer text not null,
  attempts integer not null default 0,
  last_failure text,
  next_at timestamp with time zone not null,
  stored_at timestamp with time zone
);
create table exchange.inbox (
  case_id uuid not null,
  event uuid not null,
  source text not null,
  sender text not null,
  batch bigint not null,
  place integer not null,
  type text not null,
  seq integer,
  hash text not null,
  sections integer not null,
  verdict text not null,
  code text,
  origin json,
  item json
);
create table exchange.incoming (
  peer text not null,
  last_batch bigint not null default 0,
  heard_at timestamp with time zone,
  ahead_ms bigint not null default 0,
  gaps integer not null default 0
);
create table exchange.outbox (
  case_id uuid not null,
  peer text not null,
  ord bigint not null,
  event uuid not null,
  item json not null
);
create table exchange.outgoing (
  peer text not null,
  last_batch bigint not null default 0,
  failures integer not null default 0,
  failing_since timestamp with time zone,
  last_failure text,
  last_receipt_at timestamp with time zone
);
create table exchange.parked (
  case_id uuid not null,
  peer text not null,
  ord bigint not null,
  id uuid not null,
  event uuid not null,
  code text not null,
  parked_at timestamp with time zone not null,
  item json not null
);
create table exchange.received (
  peer text not null,
  number bigint not null,
  header json not null,
  header_hash text not null,
  signature text not null,
  leaves bytea not null,
  receipt text not null,
  received_at timestamp with time zone not null
);
create table exchange.reconciliation (
  peer text not null,
  day date not null,
  tried_at timestamp with time zone not null,
  done_at timestamp with time zone,
  digest_hash text,
  here integer,
  there integer,
  failure text
);
create table exchange.request_seen (
  node text not null,
  nonce text not null,
  at timestamp with time zone not null
);
create table exchange.sealed (
  case_id uuid not null,
  event uuid not null,
  peer text not null,
  batch bigint not null,
  place integer not null,
  ord bigint not null,
  forwarded boolean not null,
  verdict text,
  item json,
  hash text
);
create table exchange.statement (
  event uuid not null,
  peer text not null,
  header text not null,
  document text
);
create table identity.assertion_used (
  node text not null,
  nonce text not null,
  expires_at timestamp with time zone not null
);
create table identity.counter (
  place_id text not null,
  number text not null,
  name_zh text not null,
  name_en text,
  evidence text
);
create table identity.duty (
  staff_id text not null,
  place_id text not null,
  role text not null,
  from_day date not null,
  until_day date
);
create table identity.look (
  actor text not null,
  mode text not null
);
create table identity.mandate (
  id uuid not null,
  principal uuid not null,
  agent_kind text not null,
  agent text not null,
  item text,
  from_day date not null,
  until_day date not null,
  evidence text
);
create table identity.organisation (
  id text not null,
  name_zh text not null,
  name_en text,
  uscc text,
  evidence text
);
create table identity.own_node (
  id smallint not null,
  node text not null
);
create table identity.person (
  id uuid not null,
  name text not null,
  id_number text not null,
  id_number_hash bytea not null,
  home text not null,
  assurance text not null,
  evidence text,
  known_since timestamp with time zone not null
);
create table identity.person_read (
  person_id uuid not null,
  read_at timestamp with time zone not null,
  actor text not null,
  purpose text not null,
  subject text
);
create table identity.place (
  id text not null,
  kind text not null,
  name_zh text not null,
  name_en text,
  organisation_id text not null,
  address text,
  hours text,
  phone text,
  evidence text
);
create table identity.staff (
  id text not null,
  name text not null,
  organisation_id text not null,
  evidence text
);
create table identity.token (
  hash bytea not null,
  kind text not null,
  actor text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone
);
create table identity.trust_list (
  version bigint not null,
  hash text not null,
  document text not null,
  stored_at timestamp with time zone not null,
  stored_by text not null
);
create table oversight.ticket (
  ticket_id uuid not null,
  kind text not null,
  place text not null,
  item text,
  case_id uuid,
  filed_at_node text not null,
  filed_at timestamp with time zone not null,
  due date not null,
  number text not null,
  words json not null,
  filer uuid,
  code_hash text,
  code_tries integer not null default 0,
  answered_at timestamp with time zone,
  answered_by text,
  outcome text,
  answer json
);
create table oversight.ticket_event (
  ticket_id uuid not null,
  id uuid not null,
  source text not null,
  header json not null,
  bodies json not null,
  kept_at timestamp with time zone not null
);
create table platform.audit_checkpoint (
  number bigint not null,
  statement text not null,
  kid text not null,
  signature bytea not null
);
create table platform.audit_entry (
  shard smallint not null,
  seq bigint not null,
  lines json not null,
  head bytea not null
);
create table platform.audit_shard (
  shard smallint not null,
  seq bigint not null,
  head bytea not null
);
create table platform.feed (
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null,
  topic text not null,
  subject text not null,
  body jsonb not null
);
create table platform.feed_reader (
  reader text not null,
  xid xid8 not null,
  id uuid not null
);
create table platform.idempotency (
  actor text not null,
  key text not null,
  request_hash bytea not null,
  creation_id uuid not null,
  at timestamp with time zone not null,
  process text,
  reserved_until timestamp with time zone,
  status smallint,
  headers jsonb,
  body text
);
create table platform.job (
  id uuid not null,
  queue text not null,
  key text,
  body jsonb not null,
  run_at timestamp with time zone not null,
  attempts integer not null default 0,
  state text not null default 'waiting'::text,
  process text,
  leased_until timestamp with time zone,
  last_error text
);
create table platform.lab_clock (
  id smallint not null,
  offset_ms bigint not null
);
create table platform.migration (
  slice text not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null
);

-- constraints

alter table cases.approval add constraint approval_pkey PRIMARY KEY (approval_id);
alter table cases.body add constraint body_pkey PRIMARY KEY (case_id, event_id, section);
alter table cases.case_file add constraint case_file_pkey PRIMARY KEY (case_id);
alter table cases.case_file add constraint case_file_query_number_key UNIQUE (query_number);
alter table cases.claim add constraint claim_pkey PRIMARY KEY (case_id);
alter table cases.draft add constraint draft_pkey PRIMARY KEY (draft_id);
alter table cases.event add constraint event_pkey PRIMARY KEY (case_id, seq);
alter table cases.file_ref add constraint file_ref_pkey PRIMARY KEY (case_id, event_id, sha256);
alter table cases.parent_file add constraint parent_file_pkey PRIMARY KEY (case_id);
alter table cases.request add constraint request_pkey PRIMARY KEY (case_id, request_id);
alter table cases.serial add constraint serial_pkey PRIMARY KEY (implementation, day);
alter table cases.upload add constraint upload_pkey PRIMARY KEY (owner, sha256);
alter table catalogue.adoption add constraint adoption_proposal_fkey FOREIGN KEY (proposal) REFERENCES catalogue.proposal(id);
alter table catalogue.adoption add constraint adoption_pkey PRIMARY KEY (proposal, party);
alter table catalogue.authority add constraint authority_pkey PRIMARY KEY (region, id);
alter table catalogue.batch add constraint batch_pkey PRIMARY KEY (id);
alter table catalogue.batch_item add constraint batch_item_batch_fkey FOREIGN KEY (batch) REFERENCES catalogue.batch(id);
alter table catalogue.batch_item add constraint batch_item_pkey PRIMARY KEY (batch, item);
alter table catalogue.bundle_revision add constraint bundle_revision_revision_check CHECK ((revision > 0));
alter table catalogue.bundle_revision add constraint bundle_revision_pkey PRIMARY KEY (bundle, revision);
alter table catalogue.counter_item add constraint counter_item_pkey PRIMARY KEY (counter, item);
alter table catalogue.dictionary_check add constraint dictionary_check_pkey PRIMARY KEY (hash);
alter table catalogue.dictionary_edition add constraint dictionary_edition_pkey PRIMARY KEY (number);
alter table catalogue.dictionary_entry add constraint dictionary_entry_check CHECK (((state = 'draft'::text) OR (body IS NOT NULL)));
alter table catalogue.dictionary_entry add constraint dictionary_entry_region_check CHECK ((region ~ '^\d{6}$'::text));
alter table catalogue.dictionary_entry add constraint dictionary_entry_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])));
alter table catalogue.dictionary_entry add constraint dictionary_entry_pkey PRIMARY KEY (region, kind, term, state);
alter table catalogue.draft add constraint draft_pkey PRIMARY KEY (item, place);
alter table catalogue.draft_text add constraint draft_text_pkey PRIMARY KEY (item, place, id);
alter table catalogue.failed_search add constraint failed_search_pkey PRIMARY KEY (week, text);
alter table catalogue.guide_side add constraint guide_side_standing_check CHECK ((standing = ANY (ARRAY['draft'::text, 'note'::text])));
alter table catalogue.guide_side add constraint guide_side_item_guide_fkey FOREIGN KEY (item, guide) REFERENCES catalogue.standard(item, guide) ON DELETE CASCADE;
alter table catalogue.guide_side add constraint guide_side_pkey PRIMARY KEY (item, guide, side);
alter table catalogue.halt add constraint halt_check CHECK ((until_day >= from_day));
alter table catalogue.halt add constraint halt_kind_check CHECK ((kind = ANY (ARRAY['suspend'::text, 'retire'::text])));
alter table catalogue.halt add constraint halt_pkey PRIMARY KEY (id);
alter table catalogue.implementation add constraint implementation_implementer_class_check CHECK ((implementer_class = ANY (ARRAY['valid'::text, 'malformed'::text, 'checkFailed'::text, 'missing'::text])));
alter table catalogue.implementation add constraint implementation_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(id);
alter table catalogue.implementation add constraint implementation_list_row_fkey FOREIGN KEY (list, "row") REFERENCES catalogue.listed_row(list, "row");
alter table catalogue.implementation add constraint implementation_region_authority_fkey FOREIGN KEY (region, authority) REFERENCES catalogue.authority(region, id);
alter table catalogue.implementation add constraint implementation_pkey PRIMARY KEY (region, id);
alter table catalogue.item add constraint item_pkey PRIMARY KEY (id);
alter table catalogue.list add constraint list_kind_check CHECK ((kind = ANY (ARRAY['items'::text, 'guides'::text])));
alter table catalogue.list add constraint list_pkey PRIMARY KEY (list);
alter table catalogue.listed_row add constraint listed_row_implementer_check CHECK ((implementer = ANY (ARRAY['valid'::text, 'malformed'::text, 'checkFailed'::text, 'missing'::text])));
alter table catalogue.listed_row add constraint listed_row_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(id);
alter table catalogue.listed_row add constraint listed_row_list_fkey FOREIGN KEY (list) REFERENCES catalogue.list(list);
alter table catalogue.listed_row add constraint listed_row_pkey PRIMARY KEY (list, "row");
alter table catalogue.notice add constraint notice_kind_check CHECK ((kind = ANY (ARRAY['published'::text, 'suspended'::text, 'retired'::text, 'resumed'::text, 'standardAdopted'::text])));
alter table catalogue.notice add constraint notice_pkey PRIMARY KEY (id);
alter table catalogue.notice_read add constraint notice_read_notice_fkey FOREIGN KEY (notice) REFERENCES catalogue.notice(id);
alter table catalogue.notice_read add constraint notice_read_pkey PRIMARY KEY (counter, notice);
alter table catalogue.proposal add constraint proposal_standard_fkey FOREIGN KEY (standard) REFERENCES catalogue.standard_document(hash);
alter table catalogue.proposal add constraint proposal_pkey PRIMARY KEY (id);
alter table catalogue.proposal_comment add constraint proposal_comment_stance_check CHECK ((stance = ANY (ARRAY['support'::text, 'object'::text])));
alter table catalogue.proposal_comment add constraint proposal_comment_proposal_fkey FOREIGN KEY (proposal) REFERENCES catalogue.proposal(id);
alter table catalogue.proposal_comment add constraint proposal_comment_pkey PRIMARY KEY (proposal, id);
alter table catalogue.said add constraint said_pkey PRIMARY KEY (stream, peer);
alter table catalogue.search_item add constraint search_item_mode_check CHECK ((mode = ANY (ARRAY['online'::text, 'relay'::text, 'joint'::text])));
alter table catalogue.search_item add constraint search_item_pkey PRIMARY KEY (item);
alter table catalogue.search_list add constraint search_list_pkey PRIMARY KEY (list);
alter table catalogue.search_name add constraint search_name_pkey PRIMARY KEY (item, name);
alter table catalogue.search_place add constraint search_place_pkey PRIMARY KEY (item, division);
alter table catalogue.search_state add constraint search_state_one_check CHECK (one);
alter table catalogue.search_state add constraint search_state_pkey PRIMARY KEY (one);
alter table catalogue.situation_revision add constraint situation_revision_check CHECK (((published_at IS NULL) = (published_by IS NULL)));
alter table catalogue.situation_revision add constraint situation_revision_revision_check CHECK ((revision > 0));
alter table catalogue.situation_revision add constraint situation_revision_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(id);
alter table catalogue.situation_revision add constraint situation_revision_pkey PRIMARY KEY (item, place, revision);
alter table catalogue.standard add constraint standard_stage_check CHECK ((stage = 'noted'::text));
alter table catalogue.standard add constraint standard_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(id);
alter table catalogue.standard add constraint standard_list_row_fkey FOREIGN KEY (list, "row") REFERENCES catalogue.listed_row(list, "row");
alter table catalogue.standard add constraint standard_pkey PRIMARY KEY (item, guide);
alter table catalogue.standard_document add constraint standard_document_pkey PRIMARY KEY (hash);
alter table catalogue.statement add constraint statement_pkey PRIMARY KEY (stream, id);
alter table catalogue.uniformity add constraint uniformity_pkey PRIMARY KEY (item, left_region, right_region, element, from_day);
alter table catalogue.variance add constraint variance_check CHECK ((until_day >= from_day));
alter table catalogue.variance add constraint variance_direction_check CHECK ((direction = ANY (ARRAY['looser'::text, 'stricter'::text, 'different'::text])));
alter table catalogue.variance add constraint variance_pkey PRIMARY KEY (id);
alter table catalogue.variance_alert add constraint variance_alert_kind_check CHECK ((kind = ANY (ARRAY['expiring'::text, 'expired'::text])));
alter table catalogue.variance_alert add constraint variance_alert_variance_fkey FOREIGN KEY (variance) REFERENCES catalogue.variance(id);
alter table catalogue.variance_alert add constraint variance_alert_pkey PRIMARY KEY (variance, kind);
alter table catalogue.variance_answer add constraint variance_answer_answer_check CHECK ((answer = ANY (ARRAY['consent'::text, 'refuse'::text])));
alter table catalogue.variance_answer add constraint variance_answer_variance_fkey FOREIGN KEY (variance) REFERENCES catalogue.variance(id);
alter table catalogue.variance_answer add constraint variance_answer_pkey PRIMARY KEY (variance, id);
alter table catalogue.variance_request add constraint variance_request_pkey PRIMARY KEY (id);
alter table catalogue.version add constraint version_check CHECK ((until_day >= from_day));
alter table catalogue.version add constraint version_pkey PRIMARY KEY (hash);
alter table catalogue.version add constraint version_item_place_from_day_key UNIQUE (item, place, from_day);
alter table exchange.agreement add constraint agreement_pkey PRIMARY KEY (hash);
alter table exchange.batch add constraint batch_pkey PRIMARY KEY (peer, number);
alter table exchange.difference add constraint difference_kind_check CHECK ((kind = ANY (ARRAY['missingThere'::text, 'missingHere'::text, 'altered'::text, 'forgottenThere'::text, 'forgottenHere'::text])));
alter table exchange.difference add constraint difference_state_check CHECK ((state = ANY (ARRAY['repairing'::text, 'repaired'::text, 'parked'::text, 'resolved'::text])));
alter table exchange.difference add constraint difference_pkey PRIMARY KEY (peer, event);
alter table exchange.file_wanted add constraint file_wanted_pkey PRIMARY KEY (case_id, sha256);
alter table exchange.inbox add constraint inbox_verdict_check CHECK ((verdict = ANY (ARRAY['stored'::text, 'duplicate'::text, 'waiting'::text, 'notUnderstood'::text, 'refused'::text])));
alter table exchange.inbox add constraint inbox_pkey PRIMARY KEY (case_id, event, source);
alter table exchange.incoming add constraint incoming_pkey PRIMARY KEY (peer);
alter table exchange.outbox add constraint outbox_pkey PRIMARY KEY (case_id, peer, ord);
alter table exchange.outgoing add constraint outgoing_pkey PRIMARY KEY (peer);
alter table exchange.parked add constraint parked_pkey PRIMARY KEY (case_id, peer, ord);
alter table exchange.parked add constraint parked_id_key UNIQUE (id);
alter table exchange.received add constraint received_pkey PRIMARY KEY (peer, number);
alter table exchange.reconciliation add constraint reconciliation_pkey PRIMARY KEY (peer, day);
alter table exchange.request_seen add constraint request_seen_pkey PRIMARY KEY (node, nonce);
alter table exchange.sealed add constraint sealed_pkey PRIMARY KEY (case_id, event, peer, batch);
alter table exchange.statement add constraint statement_pkey PRIMARY KEY (event);
alter table identity.assertion_used add constraint assertion_used_pkey PRIMARY KEY (node, nonce);
alter table identity.counter add constraint counter_place_id_fkey FOREIGN KEY (place_id) REFERENCES identity.place(id);
alter table identity.counter add constraint counter_pkey PRIMARY KEY (place_id, number);
alter table identity.duty add constraint duty_check CHECK ((until_day >= from_day));
alter table identity.duty add constraint duty_role_check CHECK ((role = ANY (ARRAY['clerk'::text, 'examiner'::text, 'helper'::text, 'supervisor'::text, 'auditor'::text, 'operator'::text, 'itemManager'::text, 'dataSteward'::text])));
alter table identity.duty add constraint duty_place_id_fkey FOREIGN KEY (place_id) REFERENCES identity.place(id);
alter table identity.duty add constraint duty_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES identity.staff(id);
alter table identity.duty add constraint duty_pkey PRIMARY KEY (staff_id, place_id, role, from_day);
alter table identity.look add constraint look_mode_check CHECK ((mode = ANY (ARRAY['normal'::text, 'elder'::text, 'contrast'::text])));
alter table identity.look add constraint look_pkey PRIMARY KEY (actor);
alter table identity.mandate add constraint mandate_agent_kind_check CHECK ((agent_kind = ANY (ARRAY['citizen'::text, 'staff'::text])));
alter table identity.mandate add constraint mandate_check CHECK ((until_day >= from_day));
alter table identity.mandate add constraint mandate_principal_fkey FOREIGN KEY (principal) REFERENCES identity.person(id);
alter table identity.mandate add constraint mandate_pkey PRIMARY KEY (id);
alter table identity.organisation add constraint organisation_pkey PRIMARY KEY (id);
alter table identity.own_node add constraint own_node_id_check CHECK ((id = 1));
alter table identity.own_node add constraint own_node_pkey PRIMARY KEY (id);
alter table identity.person add constraint person_assurance_check CHECK ((assurance = ANY (ARRAY['inPerson'::text, 'remote'::text])));
alter table identity.person add constraint person_pkey PRIMARY KEY (id);
alter table identity.person add constraint person_id_number_hash_key UNIQUE (id_number_hash);
alter table identity.person_read add constraint person_read_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id);
alter table identity.person_read add constraint person_read_pkey PRIMARY KEY (person_id, read_at, actor, purpose);
alter table identity.place add constraint place_kind_check CHECK ((kind = ANY (ARRAY['counter'::text, 'office'::text, 'authority'::text, 'portal'::text])));
alter table identity.place add constraint place_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES identity.organisation(id);
alter table identity.place add constraint place_pkey PRIMARY KEY (id);
alter table identity.staff add constraint staff_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES identity.organisation(id);
alter table identity.staff add constraint staff_pkey PRIMARY KEY (id);
alter table identity.token add constraint token_kind_check CHECK ((kind = ANY (ARRAY['citizen'::text, 'staff'::text, 'operator'::text])));
alter table identity.token add constraint token_pkey PRIMARY KEY (hash);
alter table identity.trust_list add constraint trust_list_pkey PRIMARY KEY (version);
alter table oversight.ticket add constraint ticket_kind_check CHECK ((kind = ANY (ARRAY['complaint'::text, 'stuck'::text])));
alter table oversight.ticket add constraint ticket_pkey PRIMARY KEY (ticket_id);
alter table oversight.ticket_event add constraint ticket_event_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES oversight.ticket(ticket_id);
alter table oversight.ticket_event add constraint ticket_event_pkey PRIMARY KEY (ticket_id, id);
alter table platform.audit_checkpoint add constraint audit_checkpoint_pkey PRIMARY KEY (number);
alter table platform.audit_entry add constraint audit_entry_pkey PRIMARY KEY (shard, seq);
alter table platform.audit_shard add constraint audit_shard_pkey PRIMARY KEY (shard);
alter table platform.feed add constraint feed_pkey PRIMARY KEY (xid, id);
alter table platform.feed_reader add constraint feed_reader_pkey PRIMARY KEY (reader);
alter table platform.idempotency add constraint idempotency_pkey PRIMARY KEY (actor, key);
alter table platform.job add constraint job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'dead'::text])));
alter table platform.job add constraint job_pkey PRIMARY KEY (id);
alter table platform.lab_clock add constraint lab_clock_id_check CHECK ((id = 1));
alter table platform.lab_clock add constraint lab_clock_pkey PRIMARY KEY (id);
alter table platform.migration add constraint migration_pkey PRIMARY KEY (slice, number);

-- indexes

CREATE INDEX approval_case ON cases.approval USING btree (case_id, seen) WHERE (NOT used);
CREATE INDEX case_file_applicant ON cases.case_file USING btree (applicant, case_id) WHERE (applicant IS NOT NULL);
CREATE INDEX case_file_asked ON cases.case_file USING gin (asked) WHERE (asked <> '{}'::text[]);
CREATE INDEX case_file_deciding ON cases.case_file USING btree (deciding_place, state, case_id);
CREATE INDEX case_file_holder ON cases.case_file USING btree (holder, state, case_id);
CREATE INDEX case_file_notice ON cases.case_file USING btree (notice_due) WHERE (notice_due IS NOT NULL);
CREATE INDEX case_file_parent ON cases.case_file USING btree (parent) WHERE (parent IS NOT NULL);
CREATE INDEX case_file_receiving ON cases.case_file USING btree (receiving_place, state, case_id);
CREATE INDEX case_file_supplement ON cases.case_file USING btree (supplement_until) WHERE (supplement_until IS NOT NULL);
CREATE INDEX case_file_taker ON cases.case_file USING btree (taker, case_id) WHERE (taker IS NOT NULL);
CREATE INDEX draft_at_counter ON cases.draft USING btree (clerk) WHERE (clerk IS NOT NULL);
CREATE INDEX draft_owner ON cases.draft USING btree (owner, draft_id);
CREATE UNIQUE INDEX event_id ON cases.event USING btree (event_id, case_id);
CREATE INDEX parent_applicant ON cases.parent_file USING btree (applicant, case_id) WHERE (applicant IS NOT NULL);
CREATE INDEX parent_place ON cases.parent_file USING btree (place, case_id);
CREATE INDEX request_open ON cases.request USING btree (case_id, arrival) WHERE (answered_seq IS NULL);
CREATE INDEX batch_item_item ON catalogue.batch_item USING btree (item);
CREATE INDEX failed_search_often ON catalogue.failed_search USING btree (week, times DESC);
CREATE INDEX guide_side_code ON catalogue.guide_side USING btree (item_code) WHERE (item_code IS NOT NULL);
CREATE INDEX halt_offer ON catalogue.halt USING btree (item, place);
CREATE INDEX implementation_item ON catalogue.implementation USING btree (item);
CREATE INDEX implementation_row ON catalogue.implementation USING btree (list, "row");
CREATE INDEX item_bigrams ON catalogue.item USING gin (bigrams);
CREATE INDEX item_order ON catalogue.item USING btree (search_text, id);
CREATE INDEX listed_row_item ON catalogue.listed_row USING btree (item);
CREATE INDEX listed_row_refused ON catalogue.listed_row USING btree (list, "row") WHERE (NOT accepted);
CREATE INDEX notice_order ON catalogue.notice USING btree (made_at, id);
CREATE INDEX proposal_in_force ON catalogue.proposal USING btree (in_force_from, item) WHERE (in_force_from IS NOT NULL);
CREATE INDEX proposal_item ON catalogue.proposal USING btree (item);
CREATE INDEX search_item_key ON catalogue.search_item USING btree (key);
CREATE INDEX search_name_like ON catalogue.search_name USING gin (text gin_trgm_ops);
CREATE INDEX search_name_terms ON catalogue.search_name USING gin (terms);
CREATE INDEX situation_in_force ON catalogue.situation_revision USING btree (item, place, from_day DESC, revision DESC) WHERE (published_at IS NOT NULL);
CREATE INDEX standard_row ON catalogue.standard USING btree (list, "row");
CREATE INDEX uniformity_pair ON catalogue.uniformity USING btree (left_region, right_region, item);
CREATE INDEX variance_offer ON catalogue.variance USING btree (item, place);
CREATE INDEX variance_request_place ON catalogue.variance_request USING btree (place, id);
CREATE INDEX agreement_parties ON exchange.agreement USING gin (parties);
CREATE INDEX batch_unsettled ON exchange.batch USING btree (peer, number) WHERE (settled_at IS NULL);
CREATE INDEX difference_day ON exchange.difference USING btree (peer, day);
CREATE INDEX difference_open ON exchange.difference USING btree (peer) WHERE (state = ANY (ARRAY['repairing'::text, 'parked'::text]));
CREATE INDEX file_wanted_due ON exchange.file_wanted USING btree (next_at) WHERE (stored_at IS NULL);
CREATE INDEX inbox_event ON exchange.inbox USING btree (event);
CREATE INDEX inbox_kept ON exchange.inbox USING btree (case_id, sender) WHERE (verdict = ANY (ARRAY['waiting'::text, 'refused'::text]));
CREATE INDEX inbox_shown ON exchange.inbox USING btree (verdict, event) WHERE (verdict = ANY (ARRAY['waiting'::text, 'notUnderstood'::text, 'refused'::text]));
CREATE INDEX outbox_oldest ON exchange.outbox USING btree (peer, event);
CREATE INDEX parked_peer ON exchange.parked USING btree (peer, parked_at);
CREATE INDEX request_seen_age ON exchange.request_seen USING btree (at);
CREATE INDEX sealed_event ON exchange.sealed USING btree (event);
CREATE INDEX sealed_unsettled ON exchange.sealed USING btree (peer, batch, place) WHERE (verdict IS NULL);
CREATE INDEX statement_peer ON exchange.statement USING btree (peer, event);
CREATE INDEX assertion_age ON identity.assertion_used USING btree (expires_at);
CREATE INDEX duty_place ON identity.duty USING btree (place_id, role);
CREATE INDEX mandate_agent ON identity.mandate USING btree (agent, principal);
CREATE UNIQUE INDEX mandate_once ON identity.mandate USING btree (principal, agent_kind, agent, COALESCE(item, ''::text), from_day);
CREATE INDEX token_actor ON identity.token USING btree (actor) WHERE (revoked_at IS NULL);
CREATE INDEX ticket_filer ON oversight.ticket USING btree (filer, ticket_id) WHERE (filer IS NOT NULL);
CREATE UNIQUE INDEX ticket_number ON oversight.ticket USING btree (number);
CREATE INDEX ticket_queue ON oversight.ticket USING btree (place, due, ticket_id);
CREATE INDEX idempotency_age ON platform.idempotency USING btree (at);
CREATE INDEX job_due ON platform.job USING btree (run_at, id) WHERE (state <> 'dead'::text);
CREATE UNIQUE INDEX job_once ON platform.job USING btree (queue, key) WHERE (state = 'waiting'::text);

-- functions and triggers

