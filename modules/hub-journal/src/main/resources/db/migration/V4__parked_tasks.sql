-- What waits for a person. Few rows, asked for by the console at every look.
create index task_parked on task (verbund, submission) where state = 'parked';
