-- As in place_changes.
alter table structure_changes
  add column author_kind text not null default 'person',
  add column author_name text,
  add constraint structure_changes_author check (author_kind in ('person', 'program', 'platform', 'elsewhere'));
