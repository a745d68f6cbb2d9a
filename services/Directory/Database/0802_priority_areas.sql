-- Priority districts of towns (QPV) and rural areas (FRR), by the lists that the operator loads, and the published places that are in them.

create table national.area_lists (
  kind text not null check (kind in ('qpv', 'frr')),
  version int not null,                     -- the highest is the one that counts
  file_name text not null,
  file_hash bytea not null,
  areas int not null,
  outlined int not null,                    -- of which with their outline
  loaded_by text not null,
  loaded_at timestamptz not null,
  constraint area_lists_pk primary key (kind, version)
);

create table open.areas (
  kind text not null,
  code text not null,                       -- of the QPV; for FRR the commune's
  name text not null,
  outline geometry(multipolygon, 4326),     -- null: only its communes are known
  constraint areas_pk primary key (kind, code)
);
create index areas_outline on open.areas using gist (outline);

create table open.area_communes (
  kind text not null,
  commune_code text not null,
  code text not null,
  constraint area_communes_pk primary key (kind, commune_code, code),
  constraint area_communes_area foreign key (kind, code) references open.areas (kind, code) on delete cascade
);
create index area_communes_area on open.area_communes (kind, code);

-- Of a QPV with an outline the places inside it; of one without all that are in its communes. FRR are whole communes: nothing to keep.
create table open.place_areas (
  place_id uuid not null references open.places (id) on delete cascade,
  kind text not null,
  code text not null,
  by_commune boolean not null,
  constraint place_areas_pk primary key (place_id, kind, code)
);
create index place_areas_code on open.place_areas (kind, code, place_id);

-- A place that is only known to be somewhere in its commune is in no outline.
create function open.place_in_areas() returns trigger language plpgsql as $$
begin
  -- A list that is being loaded looks at every place when it is done: who writes places waits for it, or it for them.
  perform pg_advisory_xact_lock_shared(hashtext('open.areas'));
  if not exists (select from open.areas where kind = 'qpv') then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    delete from open.place_areas a using come c where a.place_id = c.id;
  end if;
  insert into open.place_areas (place_id, kind, code, by_commune)
  select c.id, a.kind, a.code, false from come c join open.areas a on st_covers(a.outline, c.location::geometry)
  where a.kind = 'qpv' and c.located is distinct from 'commune'
  union all
  select c.id, a.kind, a.code, true from come c join open.area_communes m on m.kind = 'qpv' and m.commune_code = c.commune_code
  join open.areas a on a.kind = m.kind and a.code = m.code and a.outline is null;
  return null;
end $$;

create trigger places_in_areas_inserted after insert on open.places referencing new table as come for each statement execute function open.place_in_areas();
create trigger places_in_areas_updated after update on open.places referencing new table as come for each statement execute function open.place_in_areas();
