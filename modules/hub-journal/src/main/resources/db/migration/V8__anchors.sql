-- When entries were appended, so that anchoring finds what is new; entries from before bear the time of this migration.
-- Rows come in the order of time: an index over blocks is a few pages, and costs appending nothing.
alter table journal_entry add column appended_at timestamptz not null default statement_timestamp();
create index journal_entry_appended on journal_entry using brin (appended_at) with (autosummarize = on);

-- What the signed logs outside the database hold, so that a shortened log is seen here, as a shortened journal is seen
-- there. Written once.
create table anchor (
  verbund   text not null,
  log       text not null,
  number    bigint not null,
  hash      bytea not null,
  upto      timestamptz not null,
  primary key (verbund, log, number)
);
create trigger append_only before update or delete or truncate on anchor
  for each statement execute function refuse_change();
