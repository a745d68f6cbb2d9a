-- Structures that people enter, correct and merge. What was said by hand stands beside what imports say, and no import takes it back.
alter table structures
  add column name_given boolean not null default false,   -- by hand: imports leave the name alone
  add column by_hand boolean not null default false,      -- entered by a person: it may have no place, and be outside the territory
  add column kind text constraint structures_kind check (kind in (
    'commune', 'intercommunalite', 'departement', 'region', 'etat', 'groupement-public', 'association', 'cooperative', 'entreprise', 'autre')),
  add column parent_id uuid,
  add column contact_function text,                        -- a function, never a person
  add column contact_phone text,
  add column contact_email text,
  add column website text,
  add column merged_into uuid,                             -- the structure that it turned out to be; it is not active then
  add constraint structures_parent foreign key (hub_id, parent_id) references structures (hub_id, id) on delete set null (parent_id),
  add constraint structures_merged_into foreign key (hub_id, merged_into) references structures (hub_id, id) on delete cascade,
  add constraint structures_merged check (merged_into is null or not active);
create index structures_by_parent on structures (hub_id, parent_id) where parent_id is not null;
create index structures_by_merged on structures (hub_id, merged_into) where merged_into is not null;

create function structures_no_circle() returns trigger language plpgsql as $$
begin
  -- One after the other in a hub: of two changes that close a circle together neither would see the other's half.
  perform pg_advisory_xact_lock(hashtextextended('structure-parents:' || new.hub_id, 0));
  if exists (
    with recursive above as (
      select s.id, s.parent_id from structures s where s.hub_id = new.hub_id and s.id = new.parent_id
      union
      select s.id, s.parent_id from structures s join above a on s.hub_id = new.hub_id and s.id = a.parent_id)
    select from above where id = new.id) then
    raise exception 'A structure cannot be above itself.' using errcode = 'check_violation', constraint = 'structures_no_circle';
  end if;
  return new;
end $$;
create trigger structures_no_circle before insert or update of parent_id on structures
  for each row when (new.parent_id is not null) execute function structures_no_circle();

-- Further keys under which imports find a structure: its pivot as corrected by hand, the keys of those merged into it. Read before structures.key.
create table structure_keys (
  hub_id text not null,
  key text not null,
  structure_id uuid not null,
  constraint structure_keys_pk primary key (hub_id, key),
  constraint structure_keys_structure foreign key (hub_id, structure_id) references structures (hub_id, id) on delete cascade
);
create index structure_keys_by_structure on structure_keys (hub_id, structure_id);
call platform.guard_hub_table('public.structure_keys');

-- What a merge moved, so that it can be taken back.
create table structure_merges (
  hub_id text not null,
  id uuid not null,
  survivor_id uuid not null,
  absorbed_id uuid not null,
  places uuid[] not null,
  groups uuid[] not null,                   -- merged places
  mediators uuid[] not null,
  memberships uuid[] not null,
  children uuid[] not null,
  keys text[] not null,
  parent_was uuid,                          -- of the survivor, where it was the absorbed one
  merged_at timestamptz not null,
  merged_by text not null,
  undone_at timestamptz,
  undone_by text,
  constraint structure_merges_pk primary key (hub_id, id),
  constraint structure_merges_survivor foreign key (hub_id, survivor_id) references structures (hub_id, id) on delete cascade,
  constraint structure_merges_absorbed foreign key (hub_id, absorbed_id) references structures (hub_id, id) on delete cascade
);
create index structure_merges_by_survivor on structure_merges (hub_id, survivor_id);
call platform.guard_hub_table('public.structure_merges');

create table structure_changes (
  hub_id text not null,
  structure_id uuid not null,
  id uuid not null default gen_random_uuid(),
  version bigint not null,                  -- of the structure after the change
  kind text not null check (kind in ('added', 'updated', 'withdrawn', 'merged', 'absorbed', 'unmerged')),
  other_id uuid,                            -- of a merge the other structure
  subject text not null,                    -- who, as in the audit trail
  changed_at timestamptz not null,
  fields jsonb not null,                    -- {column: [old, new]}, only what differs
  constraint structure_changes_pk primary key (hub_id, structure_id, id),
  constraint structure_changes_structure foreign key (hub_id, structure_id) references structures (hub_id, id) on delete cascade
);
create index structure_changes_age on structure_changes (hub_id, changed_at);
call platform.guard_hub_table('public.structure_changes');
