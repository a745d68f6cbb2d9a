-- Training: paths, sessions with seats, enrolments with a waiting list, attendance.
create schema open;

create table open.hubs (
  hub text primary key,
  name text not null,
  version bigint not null
);

-- What the directory told: who may enrol. Rows stay when a structure goes, enrolments refer to them.
create table structures (
  hub_id text not null,
  id uuid not null,
  version bigint not null,
  active boolean not null,
  operating boolean not null,
  name text not null,
  pivot text,
  departement_code text not null,
  recorded_at timestamptz not null,
  constraint structures_pk primary key (hub_id, id)
);
call platform.guard_hub_table('public.structures');
create index structures_listing on structures (hub_id, name, id) where active;

create table paths (
  hub_id text not null,
  id uuid not null,
  name text not null,
  description text not null,
  hours int not null,
  competences text[] not null,
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint paths_pk primary key (hub_id, id),
  constraint paths_hours check (hours > 0)
);
call platform.guard_hub_table('public.paths');
create index paths_listing on paths (hub_id, name, id);

create table sessions (
  hub_id text not null,
  id uuid not null,
  path_id uuid not null,
  capacity int not null,
  seats_taken int not null default 0,          -- counted by the trigger on enrolments, written by nothing else
  last_rank int not null default 0,            -- likewise: order of arrival of the latest enrolment
  remote boolean not null,
  place text,
  first_day date not null,
  last_day date not null,
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint sessions_pk primary key (hub_id, id),
  constraint sessions_path foreign key (hub_id, path_id) references paths (hub_id, id),
  constraint sessions_capacity check (capacity > 0),
  constraint sessions_not_overbooked check (seats_taken between 0 and capacity),
  constraint sessions_place check (remote = (place is null)),
  constraint sessions_days check (first_day <= last_day)
);
call platform.guard_hub_table('public.sessions');
create index sessions_listing on sessions (hub_id, first_day, id);
create index sessions_by_path on sessions (hub_id, path_id);

create table half_days (
  hub_id text not null,
  session_id uuid not null,
  day date not null,
  part text not null check (part in ('morning', 'afternoon')),
  constraint half_days_pk primary key (hub_id, session_id, day, part),
  constraint half_days_session foreign key (hub_id, session_id) references sessions (hub_id, id) on delete cascade
);
call platform.guard_hub_table('public.half_days');

create table enrolments (
  hub_id text not null,
  id uuid not null,
  session_id uuid not null,
  structure_id uuid not null,
  mediator_id uuid,                            -- id in the directory, which has the name
  participant text,                            -- personal data: only for someone who is not in the directory; forgotten on cancellation and two years after the session
  state text not null check (state in ('enrolled', 'waiting', 'cancelled', 'completed')),
  rank int not null,                           -- order of arrival: who waits is served by it
  hours int check (hours > 0),                 -- followed, once completed
  completed_on date,
  enrolled_by text not null,
  enrolled_at timestamptz not null,
  updated_at timestamptz not null,
  constraint enrolments_pk primary key (hub_id, id),
  constraint enrolments_session foreign key (hub_id, session_id) references sessions (hub_id, id),
  constraint enrolments_structure foreign key (hub_id, structure_id) references structures (hub_id, id),
  constraint enrolments_rank unique (hub_id, session_id, rank),
  constraint enrolments_completed check ((state = 'completed') = (hours is not null) and (state = 'completed') = (completed_on is not null))
);
call platform.guard_hub_table('public.enrolments');
create unique index enrolments_once_per_mediator on enrolments (hub_id, session_id, mediator_id) where state <> 'cancelled';
create index enrolments_completions on enrolments (hub_id, completed_on desc, id desc) where state = 'completed';
create index enrolments_named on enrolments (hub_id, session_id) where participant is not null;

create table attendances (
  hub_id text not null,
  enrolment_id uuid not null,
  day date not null,
  part text not null check (part in ('morning', 'afternoon')),
  constraint attendances_pk primary key (hub_id, enrolment_id, day, part),
  constraint attendances_enrolment foreign key (hub_id, enrolment_id) references enrolments (hub_id, id)
);
call platform.guard_hub_table('public.attendances');

-- A seat is held by who is enrolled or has completed. Whoever writes an enrolment, the session's row is counted and
-- locked here, and one seat too many fails on sessions_not_overbooked.
create function count_seat() returns trigger language plpgsql as $$
declare
  change int := 0;
begin
  if tg_op = 'UPDATE' and old.state in ('enrolled', 'completed') then
    change := change - 1;
  end if;
  if new.state in ('enrolled', 'completed') then
    change := change + 1;
  end if;
  update sessions
  set seats_taken = seats_taken + change, last_rank = greatest(last_rank, new.rank), version = version + 1, updated_at = new.updated_at
  where hub_id = new.hub_id and id = new.session_id;
  return null;
end $$;
create trigger enrolments_counted after insert or update of state on enrolments for each row execute function count_seat();
revoke delete on enrolments, attendances from current_app;
