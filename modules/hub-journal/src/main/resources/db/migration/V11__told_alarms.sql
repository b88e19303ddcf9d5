-- What people outside the console were told of: an alarm that is open and not here is news, and so is one that is here
-- and open no more. Few rows, as alarms are.
create table told_alarm (
  verbund  text not null,
  subject  text not null,
  code     text not null,
  problem  text not null,
  told_at  timestamptz not null,
  primary key (verbund, subject, code)
);

-- Whose turn it is to tell: until then nobody else's.
create table alarm_turn (
  verbund    text primary key,
  not_before timestamptz not null
);
