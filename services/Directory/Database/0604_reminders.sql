-- Reminders: mails that ask those who run places to confirm or correct them.
create table reminder_settings (
  hub_id text not null,
  corrections text not null check (corrections in ('direct', 'moderated')),
  automatic boolean not null,
  level text not null check (level in ('a-surveiller', 'a-verifier', 'a-actualiser')),   -- from this one on
  every_days int not null check (every_days between 30 and 730),
  reply_to text,
  version bigint not null default 1,
  updated_at timestamptz not null,
  updated_by text not null,
  constraint reminder_settings_pk primary key (hub_id)
);
call platform.guard_hub_table('public.reminder_settings');

-- One row per mail, written before it is sent. Its places are the links that name it.
create table reminders (
  hub_id text not null,
  id uuid not null,
  address text not null,                    -- personal data: purpose and retention in docs/personal-data.md
  address_hash bytea not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'cancelled')),
  attempts int not null default 0,
  due_at timestamptz not null,              -- of the next attempt; while one is under way, when it counts as broken off
  problem text,
  requested_by text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  constraint reminders_pk primary key (hub_id, id)
);
create index reminders_due on reminders (hub_id, due_at) where state in ('queued', 'sending');
create index reminders_address on reminders (hub_id, address_hash, created_at);
create index reminders_age on reminders (hub_id, created_at);
call platform.guard_hub_table('public.reminders');

-- Addresses that want no reminders, of whichever hub. No hub's data and no address, only what an address is recognised by.
create table work.reminder_refusals (
  address_hash bytea primary key,
  refused_at timestamptz not null
);
