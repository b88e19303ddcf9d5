-- What is forwarded through a delivery service. One submission for each delivery: whoever comes back late with another one
-- finds this row and sends nothing off. Like an intake key it outlives its delivery: no foreign key.
create table forwarding (
  delivery     uuid primary key,
  verbund      text not null,
  destination  uuid not null,
  submission   uuid not null unique,
  case_id      uuid not null,
  digest       text not null,
  refused      boolean not null default false
);

-- Each sealing has tags of its own; an answer may bear those of any.
create table forwarding_seal (
  delivery  uuid not null references forwarding on delete cascade,
  ordinal   bigint generated always as identity,
  verbund   text not null,
  tags      text not null,
  primary key (delivery, ordinal)
);
