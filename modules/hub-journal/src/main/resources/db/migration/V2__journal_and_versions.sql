-- What is written once and never changed. Triggers refuse every change, whoever tries.

create table journal_entry (
  submission  uuid not null,
  seq         bigint not null,
  verbund     text not null,
  format      smallint not null,
  canonical   bytea not null,
  prev        bytea not null,
  hash        bytea not null,
  primary key (submission, seq)
);

create table config_version (
  verbund  text not null,
  sha256   text not null,
  name     text not null,
  kept_at  timestamptz not null,
  primary key (verbund, sha256, name)
);

create table package_version (
  verbund  text not null,
  sha256   text not null,
  name     text not null,
  kept_at  timestamptz not null,
  primary key (verbund, sha256, name)
);

create table version_file (
  verbund  text not null,
  kind     text not null check (kind in ('configuration', 'package')),
  sha256   text not null,
  path     text not null,
  content  text not null,
  primary key (verbund, kind, sha256, path)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger append_only before update or delete or truncate on journal_entry
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on operator_action
  for each statement execute function refuse_change();
create trigger immutable before update or delete or truncate on config_version
  for each statement execute function refuse_change();
create trigger immutable before update or delete or truncate on package_version
  for each statement execute function refuse_change();
create trigger immutable before update or delete or truncate on version_file
  for each statement execute function refuse_change();
