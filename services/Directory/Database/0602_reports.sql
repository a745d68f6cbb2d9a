-- Errors that the public reported of published places, to be decided by the hub. No account, no address: only what the reporter wrote.
create table place_reports (
  hub_id text not null,
  id uuid not null,
  place_id uuid not null,
  kind text not null check (kind in ('horaires', 'services', 'adresse', 'contacts', 'accompagnements', 'labels', 'public', 'n-existe-plus', 'autre')),
  text text,
  status text not null default 'open' check (status in ('open', 'accepted', 'rejected')),
  version bigint not null default 1,
  reported_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  reason text,                              -- of the decision
  constraint place_reports_pk primary key (hub_id, id)
);
create index place_reports_queue on place_reports (hub_id, status, id);
create index place_reports_age on place_reports (hub_id, reported_at);
create index place_reports_place on place_reports (hub_id, place_id);
call platform.guard_hub_table('public.place_reports');
