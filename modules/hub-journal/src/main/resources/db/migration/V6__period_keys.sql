-- Keys that wrap data keys, as the nodes see them in their folders. The keys themselves never are in the database.
create table period_key (
  verbund       text not null,
  owner         text not null,
  key_id        text not null,
  first_seen    timestamptz not null,
  destroyed_at  timestamptz,
  primary key (verbund, owner, key_id)
);

create index payload_by_key on payload (verbund, key_owner, key_id, id);

-- What administrators did that concerns no single submission.
create table administration (
  id       uuid primary key,
  verbund  text not null,
  account  text not null,
  at       timestamptz not null,
  action   text not null,
  subject  text not null,
  reason   text not null
);
create trigger append_only before update or delete or truncate on administration
  for each statement execute function refuse_change();
