-- The store of record. Rules: every row bears its Verbund; instants are timestamptz; migrations only expand, and
-- contract one release later; no statement here may rewrite a table that grows with the traffic.

create table submission (
  id              uuid primary key,
  verbund         text not null,
  channel         text not null,
  mailbox         text not null,
  destination     text not null,
  external_id     text not null,
  external_case   text,
  state           text not null,
  state_since     timestamptz not null,
  sighted_at      timestamptz not null,
  config_version  text not null,
  received_at     timestamptz,
  service         text,
  area            text,
  competent       text,
  performing      text,
  package_path    text,
  package_sha256  text,
  problems        text not null default '',
  seq             bigint not null,
  head            bytea not null
) with (fillfactor = 80);

create index submission_by_state on submission (verbund, state, id desc);
create index submission_by_authority on submission (verbund, competent, id desc);
create index submission_by_service on submission (verbund, service, id desc);
create index submission_by_external_id on submission (verbund, external_id, id desc);
create index submission_in_clarification on submission (verbund, state_since) where state = 'clarification';

-- Outlives the submission, so that a duplicate is known even after the submission was deleted: no foreign key.
create table intake_key (
  verbund      text not null,
  channel      text not null,
  destination  text not null,
  external_id  text not null,
  submission   uuid not null,
  primary key (verbund, channel, destination, external_id)
);

create table payload (
  id           uuid primary key,
  verbund      text not null,
  submission   uuid not null references submission,
  kind         text not null,
  part         text not null,
  state        text not null check (state in ('arriving', 'sealed')),
  stored_at    timestamptz not null default statement_timestamp(),
  -- Absent while chunks are still coming.
  bytes        bigint,
  sha256       text,
  chunks       integer,
  -- The data key, wrapped by a key that lives outside the database.
  key_owner    text not null,
  key_id       text not null,
  key_wrapped  text not null
);

create index payload_by_submission on payload (submission, id);
create index payload_arriving on payload (verbund, stored_at) where state = 'arriving';

create table payload_chunk (
  payload  uuid not null references payload on delete cascade,
  chunk    integer not null,
  verbund  text not null,
  sealed   bytea not null check (octet_length(sealed) <= 1048576 + 16),
  primary key (payload, chunk)
);
-- Ciphertext does not compress.
alter table payload_chunk alter column sealed set storage external;

create table delivery (
  id            uuid primary key,
  verbund       text not null,
  submission    uuid not null references submission,
  back_office   text not null,
  target        text not null,
  format        text not null,
  protection    text not null,
  digest        text not null,
  must_confirm  boolean not null,
  message       uuid not null references payload,
  created_at    timestamptz not null,
  state         text not null,
  failures      integer not null default 0,
  since         timestamptz,
  not_before    timestamptz,
  reference     text,
  problem       text
) with (fillfactor = 80);

create index delivery_by_submission on delivery (submission, id);
create index delivery_by_message on delivery (message);
create index delivery_in_clarification on delivery (verbund, since) where state = 'clarification';

create table delivery_attachment (
  delivery    uuid not null references delivery on delete cascade,
  position    integer not null,
  verbund     text not null,
  id          text not null,
  media_type  text not null,
  sha256      text not null,
  payload     uuid not null references payload,
  primary key (delivery, position)
);

create index delivery_attachment_by_payload on delivery_attachment (payload);

-- Apart from the delivery, so that many attempts never bloat its row. Appended, then closed once.
create table attempt (
  id        uuid primary key,
  verbund   text not null,
  delivery  uuid not null references delivery on delete cascade,
  begun_at  timestamptz not null,
  ended_at  timestamptz,
  outcome   text,
  problem   text
);

create index attempt_by_delivery on attempt (delivery, id);

-- What is to be done. What is done is deleted: the table stays as small as the backlog.
create table task (
  id             uuid primary key,
  ordinal        bigint generated always as identity,
  verbund        text not null,
  submission     uuid not null references submission,
  kind           text not null,
  lane           text not null,
  state          text not null check (state in ('ready', 'blocked', 'leased', 'parked')),
  -- ready, blocked, parked: not before; leased: until when. By the clock of this database where a lease is concerned.
  due            timestamptz not null,
  fence          bigint not null default 0,
  attempts       integer not null default 0,
  abandoned      boolean not null default false,
  delivery       uuid references delivery,
  receipt        text,
  after_receipt  boolean not null,
  event          uuid references payload
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

-- Claims read this index alone: whatever is due in a lane, and leases that ran out, oldest first.
create index task_due on task (verbund, lane, due, id) where state in ('ready', 'leased');
create index task_by_submission on task (submission);

create table operator_action (
  id          uuid primary key,
  verbund     text not null,
  submission  uuid not null,
  account     text not null,
  at          timestamptz not null,
  action      text not null,
  reason      text not null
);

create index operator_action_by_submission on operator_action (submission, id);

create table alarm (
  verbund  text not null,
  subject  text not null,
  code     text not null,
  problem  text not null,
  since    timestamptz not null,
  last     timestamptz not null,
  times    bigint not null,
  primary key (verbund, subject, code)
);
