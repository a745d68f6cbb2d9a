-- What an import needs to be run, and taken over, by any replica.

alter table imports
  add column format text,                   -- name of the format or mapping that the file was read by
  add column shape jsonb not null default '{}',      -- character set, separator, columns, as found at the upload
  add column notices jsonb not null default '[]';    -- remarks on the file as a whole: [{severity, column, code, message, value}]

-- The uploaded file, in parts; gone when the import has ended.
create table import_files (
  hub_id text not null,
  import_id uuid not null,
  part int not null,
  content bytea not null,
  constraint import_files_pk primary key (hub_id, import_id, part),
  constraint import_files_import foreign key (hub_id, import_id) references imports (hub_id, id) on delete cascade
);
alter table import_files alter column content set storage external;  -- read once: compressing costs more than it saves
call platform.guard_hub_table('public.import_files');

-- Work to do. No hub's data: only that an import of a hub waits, or which process has it until when.
create schema work;

create table work.import_queue (
  import_id uuid primary key,
  hub text not null,
  queued_at timestamptz not null,
  attempts int not null default 0,
  holder uuid,                              -- the process that has it
  held_until timestamptz                    -- renewed with each chunk; after that any process may take it over
);
create index import_queue_order on work.import_queue (queued_at);
