-- The edition of the official geographic code that schema geo holds.
create table geo.editions (
  checksum text primary key,
  loaded_at timestamptz not null default now()
);

-- What founding a hub has come to, so that a request which failed half-way goes on where it stopped.
create schema national;

create table national.foundings (
  hub text primary key,
  request_hash bytea not null,              -- SHA-256 of the request: names and addresses of people are not kept here
  step text not null check (step in ('declared', 'onboarded', 'completed')),
  administrator text,                       -- what the first administrator signs in with
  started_at timestamptz not null,
  completed_at timestamptz
);

-- When the published places of a hub changed: entity tags and dates of everything that is made of them.
-- Only ever appended, so that two writers never wait for one another.
create table open.changes (
  id bigint generated always as identity primary key,
  hub text not null,
  changed_at timestamptz not null default clock_timestamp()
);
create index changes_hub on open.changes (hub, id desc);

create function open.note_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    insert into open.changes (hub) select hub from gone union select hub from come;
  elsif tg_op = 'DELETE' then
    insert into open.changes (hub) select distinct hub from gone;
  else
    insert into open.changes (hub) select distinct hub from come;
  end if;
  return null;
end $$;

create trigger places_inserted after insert on open.places referencing new table as come for each statement execute function open.note_changes();
create trigger places_updated after update on open.places referencing old table as gone new table as come for each statement execute function open.note_changes();
create trigger places_deleted after delete on open.places referencing old table as gone for each statement execute function open.note_changes();

-- The public list without any question, by name.
create index places_name on open.places (name, id);
