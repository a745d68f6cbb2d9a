-- Signed links by which those who run a place confirm or correct it without an account. The signature is not kept: who reads this table
-- cannot make a link of it.
create table place_links (
  hub_id text not null,
  id uuid not null,
  place_id uuid not null,
  reminder_id uuid,                         -- the mail that it went with; null: handed out by the hub's staff
  address_hash bytea,                       -- of the recipient; null where it is bound to no address
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  answer text check (answer in ('confirmed', 'corrected', 'proposed', 'closed')),
  answered_at timestamptz,
  answered_version bigint,                  -- of the place, as the last answer left it
  constraint place_links_pk primary key (hub_id, id)
);
create index place_links_place on place_links (hub_id, place_id, id);
create index place_links_reminder on place_links (hub_id, reminder_id) where reminder_id is not null;
create index place_links_age on place_links (hub_id, created_at);
call platform.guard_hub_table('public.place_links');

-- What the owner of a place says where the hub wants to look at it first comes into the queue of reported errors.
alter table place_reports
  add column link uuid,                     -- the signed link; null: the public
  add column correction jsonb,              -- {field: value} as the owner would have it
  drop constraint place_reports_kind_check,
  add constraint place_reports_kind_check
    check (kind in ('horaires', 'services', 'adresse', 'contacts', 'accompagnements', 'labels', 'public', 'n-existe-plus', 'correction', 'autre'));
