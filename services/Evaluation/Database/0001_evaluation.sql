-- Evaluation: what the other services told, kept as it was last said, and counted when asked.
-- Each table holds one row per (hub, record); the highest version stands, whatever came first or twice.
create schema open;

create table open.hubs (
  hub text primary key,
  name text not null,
  departements text[] not null,
  missions text[] not null,
  version bigint not null
);

create table places (
  hub_id text not null,
  id uuid not null,
  version bigint not null,
  active boolean not null,
  departement_code text not null,
  commune_code text,
  services text[] not null,                  -- sorted, so that equal offers are equal arrays
  recorded_at timestamptz not null,
  constraint places_pk primary key (hub_id, id)
);
call platform.guard_hub_table('public.places');
create index places_counted on places (hub_id, departement_code, commune_code) where active;
create index places_offers on places (hub_id, departement_code, services) where active;
create index places_latest on places (hub_id, recorded_at);

create table structures (
  hub_id text not null,
  id uuid not null,
  version bigint not null,
  active boolean not null,
  operating boolean not null,
  departement_code text not null,
  recorded_at timestamptz not null,
  constraint structures_pk primary key (hub_id, id)
);
call platform.guard_hub_table('public.structures');
create index structures_counted on structures (hub_id, departement_code, operating) where active;
create index structures_latest on structures (hub_id, recorded_at);

create table mediators (
  hub_id text not null,
  id uuid not null,
  version bigint not null,
  active boolean not null,
  departement_code text not null,
  recorded_at timestamptz not null,
  constraint mediators_pk primary key (hub_id, id)
);
call platform.guard_hub_table('public.mediators');
create index mediators_counted on mediators (hub_id, departement_code) where active;
create index mediators_latest on mediators (hub_id, recorded_at);

create table awards (
  hub_id text not null,
  id uuid not null,
  version bigint not null,
  call_id uuid not null,
  amount numeric(14, 2) not null,
  currency text not null,
  population_targeted bigint,
  awarded_on date not null,
  recorded_at timestamptz not null,
  constraint awards_pk primary key (hub_id, id)
);
call platform.guard_hub_table('public.awards');

-- A completion is told once and never changes: there is no version. No participant is named.
create table completions (
  hub_id text not null,
  enrolment_id uuid not null,
  session_id uuid not null,
  path_id uuid not null,
  structure_id uuid not null,
  completed_on date not null,
  hours int not null check (hours > 0),
  recorded_at timestamptz not null,
  constraint completions_pk primary key (hub_id, enrolment_id)
);
call platform.guard_hub_table('public.completions');
create index completions_by_structure on completions (hub_id, structure_id);
