-- What changed of each place. That a place was created stands in places.created_at: an import of new places writes nothing here.
create table place_changes (
  hub_id text not null,
  place_id uuid not null,
  id uuid not null default gen_random_uuid(),
  version bigint not null,                  -- of the place after the change
  kind text not null check (kind in ('updated', 'withdrawn', 'restored', 'kept', 'to-confirm')),
  origin text not null check (origin in ('import', 'hand', 'link', 'report', 'undo', 'platform')),
  reference text,                           -- the import, link, report or undone change
  subject text not null,                    -- who, as in the audit trail
  changed_at timestamptz not null,
  fields jsonb not null,                    -- {column: [old, new]}, only what differs
  constraint place_changes_pk primary key (hub_id, place_id, id)
);
create index place_changes_age on place_changes (hub_id, changed_at);
call platform.guard_hub_table('public.place_changes');
