-- What must have happened until when. Few rows a submission, changed twice at most.
create table deadline (
  submission  uuid not null references submission on delete cascade,
  kind        text not null check (kind in ('collected', 'delivered', 'confirmed', 'reply')),
  verbund     text not null,
  warn_at     timestamptz not null,
  due         timestamptz not null,
  state       text not null check (state in ('open', 'missed', 'met', 'late', 'lapsed')),
  ended_at    timestamptz,
  primary key (submission, kind)
) with (fillfactor = 80);

-- Both hold only what is still to be done. What presses stands at their beginning: what is met, and what has time, is
-- never read.
create index deadline_running on deadline (verbund, due, submission, kind) where state in ('open', 'missed');
create index deadline_warning on deadline (verbund, warn_at, due, submission) where state = 'open';

-- What was under way before there were deadlines gets the default ones. Final submissions, the many, get none.
insert into deadline (submission, kind, verbund, warn_at, due, state)
select s.id, term.kind, s.verbund, term.due - (term.due - term.start) / 4, term.due, 'open'
from submission s
cross join lateral (
  select terms.kind, terms.start,
    (terms.start at time zone 'Europe/Berlin' + terms.days) at time zone 'Europe/Berlin' as due
  from (values
    ('collected', s.sighted_at, interval '3 days'),
    ('delivered', s.received_at, interval '1 day'),
    ('confirmed', s.received_at, interval '3 days')
  ) as terms (kind, start, days)
) term
where s.state in ('arriving', 'held', 'recorded', 'delivering', 'confirmed', 'refused', 'clarification')
  and term.start is not null
  and case term.kind
    when 'collected' then s.state in ('arriving', 'held')
    when 'delivered' then s.state in ('recorded', 'delivering', 'clarification')
    else s.received_at is not null
  end;
