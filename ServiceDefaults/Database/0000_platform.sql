-- What every service's database has beside its own tables. Runs before the service's own migrations.
create schema platform;

-- Called for each table with hub_id: only the hub that the transaction names is seen and written (the second wall;
-- the first is the WHERE clause). A national read, always audited, sees all hubs and writes nothing.
create procedure platform.guard_hub_table(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  -- nullif: once a transaction has set it, the setting is '' and not null for the next user of the connection.
  -- select: asked once per query, not once per row
  execute format('create policy hub on %s using (hub_id = (select nullif(current_setting(''app.hub'', true), ''''))) with check (hub_id = (select nullif(current_setting(''app.hub'', true), '''')))', target);
  execute format('create policy national_read on %s for select using ((select current_setting(''app.national'', true)) = ''on'')', target);
end $$;

create table platform.outbox (
  id uuid primary key,                      -- the event's id
  event_name text not null,
  hub text not null,
  body jsonb not null,
  traceparent text,
  occurred_at timestamptz not null
);

create table platform.inbox (
  queue text not null,
  event_id uuid not null,
  received_at timestamptz not null default now(),
  constraint inbox_pk primary key (queue, event_id)
);
create index inbox_age on platform.inbox (received_at);

create table platform.audit_entries (
  hub_id text not null,                     -- '*': concerns every hub
  id uuid not null,
  occurred_at timestamptz not null,
  subject text not null,
  client text,                              -- azp: the program the person used
  address text,
  action text not null,
  target text not null,
  outcome text not null check (outcome in ('done', 'denied')),
  trace_id text,
  constraint audit_entries_pk primary key (hub_id, id)
);
alter table platform.audit_entries enable row level security;
alter table platform.audit_entries force row level security;
create policy append on platform.audit_entries for insert with check (true);
create policy hub on platform.audit_entries for select using (hub_id = nullif(current_setting('app.hub', true), '') or hub_id = '*');
create policy national_read on platform.audit_entries for select using (current_setting('app.national', true) = 'on');
revoke update, delete, truncate on platform.audit_entries from current_app;

create table platform.idempotency_keys (
  hub_id text not null,
  subject text not null,
  key text not null,
  request_hash bytea not null,
  status int,                               -- null while the first request is under way
  content_type text,
  location text,
  etag text,
  body bytea,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pk primary key (hub_id, subject, key)
);
call platform.guard_hub_table('platform.idempotency_keys');
create index idempotency_keys_age on platform.idempotency_keys (hub_id, created_at);
