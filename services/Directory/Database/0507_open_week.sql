-- The minutes of an ordinary week as the search's index keeps them, which is all that reads them: pairs of minutes since Monday 00:00, two bytes each.
create function open.packed_week(ranges int4multirange) returns bytea language sql immutable as
  $$ select coalesce(string_agg(int2send(lower(r)::int2) || int2send(upper(r)::int2), '' order by lower(r)), '') from unnest(ranges) r where ranges is not null having ranges is not null $$;
alter table open.places alter column open_minutes type bytea using open.packed_week(open_minutes);
alter table open.places rename column open_minutes to open_week;
drop function open.packed_week;
