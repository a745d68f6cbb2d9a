-- The search looks for places in an index of its own, in each process's memory (docs/decisions/0014), which follows what is written here. A process
-- asks what it has not seen yet by the transaction that wrote it: a number counted up would miss what began early and ended late.
alter table open.changes
  add column xid xid8 not null default pg_current_xact_id(),
  add column places uuid[],                             -- those that are new, changed or gone; null: none of them is another one
  add column whole boolean not null default false;      -- every place may be another one
create index changes_xid on open.changes (xid);

create or replace function open.note_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    insert into open.changes (hub, places)
    select hub, array_agg(id) from (select hub, id from gone union select hub, id from come) changed group by hub;
  elsif tg_op = 'DELETE' then
    insert into open.changes (hub, places) select hub, array_agg(id) from gone group by hub;
    delete from open.place_records r using gone where r.id = gone.id;
  else
    insert into open.changes (hub, places) select hub, array_agg(id) from come group by hub;
  end if;
  return null;
end $$;

-- What the search of PostgreSQL needed.
drop index open.places_location, open.places_name, open.places_departement;
alter table open.places drop column search;
drop table open.words, open.words_state;
drop text search configuration open.fr;
