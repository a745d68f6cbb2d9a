-- Who delivers files to a hub, and what became of the records that a source no longer has.
create table sources (
  hub_id text not null,
  scope text not null check (scope in ('hub', 'national')),
  name text not null,
  volume int not null,                      -- rows of the last file that was imported to its end
  file_hash bytea not null,
  import_id uuid not null,                  -- that import
  imported_by text not null,
  imported_at timestamptz not null,
  constraint sources_pk primary key (hub_id, scope, name)
);
insert into sources (hub_id, scope, name, volume, file_hash, import_id, imported_by, imported_at)
select distinct on (hub_id, scope, source) hub_id, scope, source, processed, file_hash, id, started_by, finished_at
from imports where state = 'completed' and not dry_run
order by hub_id, scope, source, id desc;
call platform.guard_hub_table('public.sources');

alter table imports add column left_count int not null default 0;      -- places that this file no longer has
create index imports_by_source on imports (hub_id, scope, source, id desc);

alter table import_rows add column raw jsonb;                          -- of a rejected row: its cells by their columns

alter table places
  add column left_at timestamptz,           -- the source no longer has the record: to be confirmed or withdrawn by the hub
  add column left_import uuid,              -- the import that noticed
  add column kept_at timestamptz;           -- the hub has confirmed the place although the source does not have it
create index places_left on places (hub_id, source) where left_import is not null or kept_at is not null;

-- Files of one source are imported one after the other: a number for hub, scope and source; null for a dry run, which waits for nobody.
alter table work.import_queue add column source bigint;
