-- Submissions that should move by themselves, by how long they have not. Small: what is final is not in it.
create index submission_moving on submission (verbund, state_since)
  where state in ('arriving', 'recorded', 'delivering', 'confirmed', 'refused');
