-- Funding: programmes and calls are public facts (schema open), an award is the hub's that received it.
create schema open;

create table open.hubs (
  hub text primary key,
  name text not null,
  departements text[] not null,
  version bigint not null
);

create table open.programmes (
  id uuid primary key,
  name text not null,
  summary text not null,
  source text not null
);

create table open.programme_missions (
  programme_id uuid not null references open.programmes,
  position int not null check (position > 0),
  code text not null,
  label text not null,
  constraint programme_missions_pk primary key (programme_id, position),
  constraint programme_missions_once unique (programme_id, code)
);

create table open.calls (
  id uuid primary key,
  programme_id uuid not null references open.programmes,
  name text not null,
  opens_on date not null,
  closes_on date not null,
  announced_on date not null,
  envelope numeric(14, 2) not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  awarded numeric(14, 2) not null default 0, -- counted by the trigger on awards, written by nothing else
  awards int not null default 0,             -- likewise
  considerations text[] not null,            -- looked at without rank, beside the criteria
  source text not null,
  constraint calls_calendar check (opens_on <= closes_on and closes_on <= announced_on),
  constraint calls_envelope check (envelope > 0),
  constraint calls_within_envelope check (awarded between 0 and envelope),
  constraint calls_one_currency unique (id, currency)
);

create table open.call_criteria (
  call_id uuid not null references open.calls,
  position int not null check (position > 0), -- order of importance; the call gives no weights
  code text not null,
  title text not null,
  explanation text not null,
  details text[] not null,
  constraint call_criteria_pk primary key (call_id, position),
  constraint call_criteria_once unique (call_id, code)
);

create table open.call_milestones (
  call_id uuid not null references open.calls,
  position int not null check (position > 0),
  starts_on date not null,
  ends_on date not null,
  label text not null,
  constraint call_milestones_pk primary key (call_id, position),
  constraint call_milestones_order check (starts_on <= ends_on)
);

create table open.call_jury_seats (
  call_id uuid not null references open.calls,
  position int not null check (position > 0),
  body text not null,                         -- the body that the seat stands for, never the person who sat there
  chairs boolean not null,
  by_proxy boolean not null,
  constraint call_jury_seats_pk primary key (call_id, position)
);

-- The service records facts and keeps the count. It can change neither an envelope nor a criterion.
revoke update, delete on open.programmes, open.programme_missions, open.calls, open.call_criteria, open.call_milestones, open.call_jury_seats from current_app;
grant update (awarded, awards) on open.calls to current_app;

create table awards (
  hub_id text not null,
  id uuid not null,
  call_id uuid not null,
  amount numeric(14, 2) not null,             -- all taxes included
  currency text not null,
  recipients text[] not null,                 -- members of the consortium that receive the money
  population_targeted bigint,
  population_note text,
  zone text,
  awarded_on date not null,
  source text not null,
  version bigint not null default 1,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint awards_pk primary key (hub_id, id),
  constraint awards_amount check (amount > 0),
  constraint awards_population check (population_targeted > 0),
  constraint awards_recipients check (cardinality(recipients) > 0),
  constraint awards_call foreign key (call_id, currency) references open.calls (id, currency)
);
call platform.guard_hub_table('public.awards');
create index awards_by_call on awards (call_id);

-- A recorded award stands. What a convention or an amendment changes later is a record of its own.
revoke update, delete on awards from current_app;

-- The row of the call is the lock: awards given at the same moment queue up here, and the one too many fails on
-- calls_within_envelope. No query over the awards could promise that, since a hub's login sees its own awards only.
create function count_award() returns trigger language plpgsql as $$
begin
  update open.calls set awarded = awarded + new.amount, awards = awards + 1 where id = new.call_id;
  return null;
end $$;
create trigger awards_counted after insert on awards for each row execute function count_award();

-- ---------------------------------------------------------------- what the directory told: the evidence for criterion 1
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

create table places (
  hub_id text not null,
  id uuid not null,
  version bigint not null,
  active boolean not null,
  departement_code text not null,
  recorded_at timestamptz not null,
  constraint places_pk primary key (hub_id, id)
);
call platform.guard_hub_table('public.places');
create index places_counted on places (hub_id, departement_code) where active;
create index places_latest on places (hub_id, recorded_at);
