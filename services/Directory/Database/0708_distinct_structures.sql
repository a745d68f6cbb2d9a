-- Pairs that were proposed as one structure, and are not: they are not proposed again.
create table distinct_structures (
  hub_id text not null,
  structure_a uuid not null,
  structure_b uuid not null,
  decided_at timestamptz not null,
  decided_by text not null,                 -- as in the audit trail
  constraint distinct_structures_pk primary key (hub_id, structure_a, structure_b),
  constraint distinct_structures_order check (structure_a < structure_b),
  constraint distinct_structures_a foreign key (hub_id, structure_a) references structures (hub_id, id) on delete cascade,
  constraint distinct_structures_b foreign key (hub_id, structure_b) references structures (hub_id, id) on delete cascade
);
create index distinct_structures_by_b on distinct_structures (hub_id, structure_b);
call platform.guard_hub_table('public.distinct_structures');
