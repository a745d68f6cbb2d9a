-- Whom the histories name: few of their entries, beside those of imports.
create index place_changes_named on place_changes (hub_id, subject) where author_name is not null and author_kind in ('person', 'program');
create index structure_changes_named on structure_changes (hub_id, subject) where author_name is not null and author_kind in ('person', 'program');
