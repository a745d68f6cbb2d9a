-- When a place is closed for a while, and where an itinerant one stops. No foreign key to places: both follow their place to another hub (Handover).

create table place_closures (
  hub_id text not null,
  id uuid not null,
  place_id uuid not null,
  starts_on date not null,
  ends_on date not null,                    -- the last day
  reason text not null,                     -- shown to the public
  created_at timestamptz not null,
  constraint place_closures_pk primary key (hub_id, id),
  constraint place_closures_order check (starts_on <= ends_on)
);
create index place_closures_by_place on place_closures (hub_id, place_id, ends_on);
call platform.guard_hub_table('public.place_closures');

create table place_stops (
  hub_id text not null,
  place_id uuid not null,
  stops jsonb not null,                     -- the whole round in its order, as the API shows it (Features/Timetables/Stop.cs)
  version bigint not null,
  updated_at timestamptz not null,
  constraint place_stops_pk primary key (hub_id, place_id)
);
call platform.guard_hub_table('public.place_stops');

-- What the public search asks: which places are closed. Written by trigger alone.
create table open.closures (
  id uuid primary key,
  place_id uuid not null,                   -- of the record; it may be published as part of a merged place
  starts_on date not null,
  ends_on date not null
);
create index closures_end on open.closures (ends_on);

create function open.publish_closure() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from open.closures where id = old.id;
    insert into open.changes (hub) values (old.hub_id);
  else
    insert into open.closures (id, place_id, starts_on, ends_on) values (new.id, new.place_id, new.starts_on, new.ends_on);
    insert into open.changes (hub) values (new.hub_id);
  end if;
  return null;
end $$;

create trigger place_closures_published after insert or delete on place_closures for each row execute function open.publish_closure();
