-- The directory: official geographic code, hubs and territories, structures, places, mediators, imports.
create extension if not exists postgis;
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- ---------------------------------------------------------------- official geographic code
create schema geo;

create table geo.regions (
  code text primary key,
  name text not null
);

create table geo.departements (
  code text primary key,
  name text not null,
  region_code text not null references geo.regions
);

create table geo.epcis (
  code text primary key,                    -- SIREN of the group of communes
  name text not null
);

create table geo.communes (
  code text primary key,                    -- INSEE
  name text not null,
  departement_code text not null references geo.departements,
  epci_code text references geo.epcis,
  population int,
  postal_codes text[] not null
);

-- ---------------------------------------------------------------- open: public by nature, read without a hub, no row-level security
create schema open;

create table open.hubs (
  alias text primary key,
  name text not null,
  missions text[] not null,
  consortium text[] not null,
  version bigint not null,
  declared_at timestamptz not null
);

create table open.territories (
  kind text not null check (kind in ('departement', 'epci')),
  code text not null,
  hub text not null references open.hubs,
  primary key (kind, code)                  -- a département or EPCI has one hub; the EPCI wins over its département
);

create function open.plain(text) returns text
  language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent', $1));

create text search configuration open.fr (copy = french);
alter text search configuration open.fr alter mapping for hword, hword_part, word with public.unaccent, french_stem;

create table open.places (
  id uuid primary key,
  hub text not null,
  version bigint not null,
  name text not null,
  address text not null,
  postal_code text not null,
  commune_name text not null,
  commune_code text,
  departement_code text not null,
  location geography(point, 4326),
  services text[] not null,
  publics text[] not null,
  fees text[] not null,
  programmes text[] not null,
  accompaniments text[] not null,
  details jsonb not null,                   -- the other fields of the national standard that the public may see
  updated_on date,
  search tsvector not null generated always as (
    setweight(to_tsvector('open.fr', name), 'A') || setweight(to_tsvector('open.fr', commune_name), 'B')
    || setweight(to_tsvector('open.fr', address), 'D')) stored
);
create index places_location on open.places using gist (location);
create index places_search on open.places using gin (search);
create index places_services on open.places using gin (services);
create index places_hub on open.places (hub, id);
create index places_departement on open.places (departement_code, id);

-- ---------------------------------------------------------------- one hub's own
create table structures (
  hub_id text not null,
  id uuid not null,
  key text not null,                        -- what makes it one structure: its pivot, else its plain name and commune
  name text not null,
  pivot text,                               -- SIRET or RNA; null when unknown
  commune_code text,
  departement_code text not null,
  active boolean not null default true,
  version bigint not null default 1,
  updated_at timestamptz not null,
  constraint structures_pk primary key (hub_id, id),
  constraint structures_key unique (hub_id, key)
);
call platform.guard_hub_table('public.structures');

create table places (
  hub_id text not null,
  id uuid not null,
  source text not null,                     -- who delivered the record
  source_id text not null,                  -- the record's id in its file
  structure_id uuid not null,
  active boolean not null default true,
  version bigint not null default 1,
  content_hash bytea not null,              -- SHA-256 of the normalised record: equal means unchanged
  departement_code text not null,
  -- the national standard, v1.0.2, in its order
  pivot text,
  nom text not null,
  commune text not null,
  code_postal text not null,
  code_insee text,
  adresse text not null,
  complement_adresse text,
  latitude double precision,
  longitude double precision,
  typologie text[] not null,
  telephone text,
  courriels text[] not null,
  site_web text[] not null,
  horaires text,
  presentation_resume text,
  presentation_detail text,
  source_name text,                         -- field `source` of the standard
  itinerance text[] not null,
  structure_parente text,
  date_maj date,
  services text[] not null,
  publics_specifiquement_adresses text[] not null,
  prise_en_charge_specifique text[] not null,
  frais_a_charge text[] not null,
  dispositif_programmes_nationaux text[] not null,
  formations_labels text[] not null,
  autres_formations_labels text[] not null,
  modalites_acces text[] not null,
  modalites_accompagnement text[] not null,
  fiche_acces_libre text,
  prise_rdv text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint places_pk primary key (hub_id, id),
  constraint places_source unique (hub_id, source, source_id),
  constraint places_structure foreign key (hub_id, structure_id) references structures (hub_id, id)
);
create index places_listing on places (hub_id, nom, id) where active;
create index places_by_structure on places (hub_id, structure_id);
call platform.guard_hub_table('public.places');

create table mediators (
  hub_id text not null,
  id uuid not null,
  structure_id uuid,
  display_name text not null,               -- personal data: purpose and retention in docs/personal-data.md
  email text,
  status text not null check (status in ('employee', 'volunteer', 'subsidised', 'civic-service', 'conseiller-numerique')),
  departement_code text not null,
  active boolean not null default true,
  version bigint not null default 1,
  last_contact_on date not null,
  updated_at timestamptz not null,
  constraint mediators_pk primary key (hub_id, id),
  constraint mediators_structure foreign key (hub_id, structure_id) references structures (hub_id, id)
);
call platform.guard_hub_table('public.mediators');

create table imports (
  hub_id text not null,
  id uuid not null,
  scope text not null check (scope in ('hub', 'national')),
  source text not null,
  file_name text not null,
  file_hash bytea not null,
  mapping jsonb,
  dry_run boolean not null,
  state text not null check (state in ('queued', 'running', 'completed', 'cancelled', 'failed')),
  problem jsonb,                            -- code and sentence when failed
  total int,                                -- rows of the file, known once it is read
  processed int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  outside int not null default 0,
  rejected int not null default 0,
  warnings int not null default 0,          -- rows with at least one warning
  started_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  constraint imports_pk primary key (hub_id, id)
);
create index imports_latest on imports (hub_id, created_at desc);
call platform.guard_hub_table('public.imports');

create table import_rows (
  hub_id text not null,
  import_id uuid not null,
  line int not null,                        -- of the file, the header is line 1
  outcome text not null check (outcome in ('created', 'updated', 'unchanged', 'outside', 'rejected')),
  place_hub text,                           -- where a national import put it
  place_id uuid,
  source_id text,
  name text,
  findings jsonb not null,                  -- [{severity, column, code, message, value}]
  constraint import_rows_pk primary key (hub_id, import_id, line),
  constraint import_rows_import foreign key (hub_id, import_id) references imports (hub_id, id) on delete cascade
);
create index import_rows_outcome on import_rows (hub_id, import_id, outcome, line);
call platform.guard_hub_table('public.import_rows');
