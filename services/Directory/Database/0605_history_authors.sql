-- Who a change is told to be by. A person's name is kept beside the id, as it was then, and goes with the entry after three years.
alter table place_changes
  add column author_kind text not null default 'person',   -- person, program, source, operator, link, platform, elsewhere
  add column author_name text,                             -- user name; of a source its name; of « elsewhere » the hub's
  drop constraint place_changes_kind_check,
  add constraint place_changes_kind_check check (kind in ('created', 'updated', 'withdrawn', 'restored', 'kept', 'to-confirm')),
  add constraint place_changes_author check (author_kind in ('person', 'program', 'source', 'operator', 'link', 'platform', 'elsewhere'));

-- Entries from before have no person's name; what else did it is known.
update place_changes c set
  author_kind = case
    when c.origin <> 'import' then c.origin
    when exists (select from imports i where i.id::text = c.reference and i.scope = 'national') then 'operator'
    else 'source' end,
  author_name = case when c.origin = 'import' then (select p.source from places p where p.hub_id = c.hub_id and p.id = c.place_id) end
where c.origin in ('import', 'link', 'platform');
