-- Which submission carried a message first (nachrichtenUUID). Outlives the submission, so that a repetition is known even
-- after the submission was deleted: no foreign key.
create table message_id (
  verbund     text not null,
  message     text not null,
  submission  uuid not null,
  primary key (verbund, message)
);
