-- What the clear message of a delivery is and how its file is called, so that a folder shows people what it holds. Whatever was
-- planned before goes on as it began.
alter table delivery add column media_type text not null default 'application/xml';
alter table delivery add column file_name text;
