create table notes (
  hub_id text not null,
  id uuid not null,
  text text not null,
  heard int not null default 0,
  constraint notes_pk primary key (hub_id, id)
);
call platform.guard_hub_table('public.notes');
