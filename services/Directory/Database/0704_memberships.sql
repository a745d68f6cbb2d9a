-- Which structures belong to a hub's network, as what and when.
create extension if not exists btree_gist;

create table memberships (
  hub_id text not null,
  id uuid not null,
  structure_id uuid not null,
  kind text not null constraint memberships_kind check (kind in ('lead', 'founder', 'member', 'partner')),
  starts_on date not null,
  ends_on date,                             -- the last day; null: open
  contact_function text,                    -- whom the hub talks to there: a function, never a person
  charter_signed_on date,
  version bigint not null default 1,
  updated_at timestamptz not null,
  constraint memberships_pk primary key (hub_id, id),
  constraint memberships_structure foreign key (hub_id, structure_id) references structures (hub_id, id),
  constraint memberships_order check (ends_on >= starts_on),
  constraint memberships_once exclude using gist (hub_id with =, structure_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
call platform.guard_hub_table('public.memberships');
