-- A file that somebody looks at before importing it, with the mapping that they are working on. Gone with its import, or after a day.
create table import_drafts (
  hub_id text not null,
  id uuid not null,
  scope text not null check (scope in ('hub', 'national')),
  file_name text not null,
  file_hash bytea not null,
  shape jsonb not null,                     -- as in imports
  source text,                              -- null: nobody has named it yet
  mapping text,                             -- as typed, so perhaps no mapping yet; null: the source's own, or that of a known format
  created_by text not null,
  created_at timestamptz not null,
  constraint import_drafts_pk primary key (hub_id, id)
);
create index import_drafts_age on import_drafts (hub_id, created_at);
call platform.guard_hub_table('public.import_drafts');

create table import_draft_files (
  hub_id text not null,
  draft_id uuid not null,
  part int not null,
  content bytea not null,
  constraint import_draft_files_pk primary key (hub_id, draft_id, part),
  constraint import_draft_files_draft foreign key (hub_id, draft_id) references import_drafts (hub_id, id) on delete cascade
);
alter table import_draft_files alter column content set storage external;
call platform.guard_hub_table('public.import_draft_files');

-- Who delivered the file, as their hub knows them; the subject alone tells people nothing.
alter table imports add column started_by_name text;
