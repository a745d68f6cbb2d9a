-- One record per place: records that people found to be one place make a group, and the group is published as one place.

alter table places
  add column commune_code text,             -- the commune as resolved, as in open.places; a merged record is not published and would lose it
  add column merged_into uuid;              -- the place that stands for the group: the member with the smallest id, for that one its own id
update places p set commune_code = o.commune_code from open.places o where o.id = p.id;
create index places_merged on places (hub_id, merged_into) where merged_into is not null;

-- What a group says together (Census/MergeRule.cs), under the id that stands for it. Derived: written anew whenever a record of the group
-- changes. A row that is no longer active keeps its version, above which the place's next one begins.
create table merged_places (
  like places including defaults,
  constraint merged_places_pk primary key (hub_id, id)
);
alter table merged_places drop column merged_into, drop column left_at, drop column left_import, drop column kept_at;
create index merged_places_listing on merged_places (hub_id, nom, id) where active;
call platform.guard_hub_table('public.merged_places');

-- The census: every place once. What counts or lists places reads this; the records behind it are in places.
create view census_places with (security_invoker = true) as
  select hub_id, id, source, source_id, structure_id, version, departement_code, commune_code, pivot, nom, commune, code_postal, code_insee, adresse,
    complement_adresse, latitude, longitude, typologie, telephone, courriels, site_web, horaires, presentation_resume, presentation_detail, source_name,
    itinerance, structure_parente, date_maj, services, publics_specifiquement_adresses, prise_en_charge_specifique, frais_a_charge,
    dispositif_programmes_nationaux, formations_labels, autres_formations_labels, modalites_acces, modalites_accompagnement, fiche_acces_libre, prise_rdv,
    created_at, updated_at, active, null::uuid as merged_into, left_at
  from places where active and merged_into is null
  union all
  select hub_id, id, source, source_id, structure_id, version, departement_code, commune_code, pivot, nom, commune, code_postal, code_insee, adresse,
    complement_adresse, latitude, longitude, typologie, telephone, courriels, site_web, horaires, presentation_resume, presentation_detail, source_name,
    itinerance, structure_parente, date_maj, services, publics_specifiquement_adresses, prise_en_charge_specifique, frais_a_charge,
    dispositif_programmes_nationaux, formations_labels, autres_formations_labels, modalites_acces, modalites_accompagnement, fiche_acces_libre, prise_rdv,
    created_at, updated_at, active, id,
    -- to be confirmed only when no source has any of its records left
    (select case when bool_and(r.left_at is not null) then max(r.left_at) end from places r where r.hub_id = m.hub_id and r.merged_into = m.id and r.active)
  from merged_places m where active;

-- Where a public address leads now whose place is published as part of another one.
create table open.moved_places (
  id uuid primary key,
  hub text not null,
  leads_to uuid not null
);

-- Pairs of places that may be one, and what people decided about them. Groups are what the merged pairs connect.
create table duplicates (
  hub_id text not null,
  id uuid not null,
  place_a uuid not null,
  place_b uuid not null,
  status text not null check (status in ('proposed', 'merged', 'distinct', 'later')),
  score int not null check (score between 0 and 100),
  reasons jsonb not null,                   -- [{code, weight, text}]
  version bigint not null default 1,
  proposed_at timestamptz not null,
  decision uuid,                            -- the same for all pairs that one decision settled
  decided_at timestamptz,
  decided_by text,
  constraint duplicates_pk primary key (hub_id, id),
  constraint duplicates_pair unique (hub_id, place_a, place_b),
  constraint duplicates_order check (place_a < place_b),
  constraint duplicates_place_a foreign key (hub_id, place_a) references places (hub_id, id) on delete cascade,
  constraint duplicates_place_b foreign key (hub_id, place_b) references places (hub_id, id) on delete cascade
);
create index duplicates_listing on duplicates (hub_id, status, score desc, id);
create index duplicates_by_b on duplicates (hub_id, place_b);
create index duplicates_by_decision on duplicates (hub_id, decision) where decision is not null;
call platform.guard_hub_table('public.duplicates');

-- By what places are looked up that may be the same: SIRET, telephone, words of the name in the commune, a square of the map (Duplicates/BlockKeys.cs).
create table place_keys (
  hub_id text not null,
  key text not null,
  place_id uuid not null,
  constraint place_keys_pk primary key (hub_id, key, place_id),
  constraint place_keys_place foreign key (hub_id, place_id) references places (hub_id, id) on delete cascade
);
create index place_keys_by_place on place_keys (hub_id, place_id);
call platform.guard_hub_table('public.place_keys');

create table duplicate_settings (
  hub_id text not null,
  bulk_threshold int check (bulk_threshold between 80 and 100),   -- null: nothing is accepted unseen
  version bigint not null default 1,
  updated_at timestamptz not null,
  updated_by text not null,
  constraint duplicate_settings_pk primary key (hub_id)
);
call platform.guard_hub_table('public.duplicate_settings');

-- Places that are new or changed and have not been compared with the others yet: one row per write. No hub's data, only ids.
create table work.places_to_compare (
  id bigint generated always as identity primary key,
  hub text not null,
  places uuid[] not null,
  queued_at timestamptz not null default clock_timestamp()
);
create index places_to_compare_hub on work.places_to_compare (hub, id);
insert into work.places_to_compare (hub, places)
  select hub, array_agg(id) from (select hub, id, row_number() over (partition by hub order by id) / 500 as part from open.places) p group by hub, part;
