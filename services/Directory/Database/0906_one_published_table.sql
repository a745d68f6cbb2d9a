-- A published place stood in two tables as long as PostgreSQL looked through one of them for words. It is one row again: an import writes one,
-- and one key.
alter table open.places
  add column record text,                   -- JSON: the national standard's fields under their own names; empty ones are left out
  add column recorded_on date not null default (now() at time zone 'Europe/Paris')::date,
  add column position text,                 -- JSON: where it is taken to be and by whose word, if its source does not say it
  add column address_hash bytea;            -- of geo.addresses, while the position is not the source's
alter table open.places alter column record set compression lz4, alter column record set statistics 0;

alter table open.places disable trigger user;
update open.places p set record = r.record, recorded_on = r.recorded_on, position = r.position, address_hash = r.address_hash
from open.place_records r where r.id = p.id;
alter table open.places enable trigger user;
alter table open.places alter column record set not null;
drop table open.place_records;

create index places_address on open.places (address_hash) where address_hash is not null;

-- All that a tile of the map needs, so that it need not visit the rows.
drop index open.places_cell;
create index places_cell on open.places (cell) include (map_x, map_y, id);

create or replace function open.note_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    insert into open.changes (hub, places)
    select hub, array_agg(id) from (select hub, id from gone union select hub, id from come) changed group by hub;
  elsif tg_op = 'DELETE' then
    insert into open.changes (hub, places) select hub, array_agg(id) from gone group by hub;
  else
    insert into open.changes (hub, places) select hub, array_agg(id) from come group by hub;
  end if;
  return null;
end $$;
