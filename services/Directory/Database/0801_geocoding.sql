-- Where places are whose sources do not say it. What a geocoder answers belongs to the address, not to a place or hub: the same address is asked once.

alter table geo.communes
  add column latitude double precision,     -- of the commune's middle, as well as it is known
  add column longitude double precision;

create table geo.addresses (
  hash bytea primary key,                   -- SHA-256 of street, postal code and commune in their plain form
  street text not null,
  postal_code text not null,
  city text not null,
  city_code text not null,                  -- INSEE; empty where only the département is known
  state text not null default 'waiting' check (state in ('waiting', 'found', 'unknown')),
  latitude double precision,
  longitude double precision,
  score double precision,                   -- 0 to 1, the geocoder's own
  type text,                                -- housenumber, street, locality, municipality
  label text,                               -- the address as the geocoder knows it
  answered_at timestamptz,
  attempts int not null default 0,
  due_at timestamptz not null,              -- waits at least until then
  problem text                              -- of the last attempt
);
create index addresses_due on geo.addresses (due_at) where state = 'waiting';

-- A position that is not the source's: which it is, and what is not looked for again. Null: the source's own, or not looked for yet.
alter table open.places add column located text check (located in ('address', 'commune', 'nowhere'));
create index places_unlocated on open.places (id) where location is null and located is null;
alter table open.place_records
  add column position text,                 -- JSON: where it is taken to be and by whose word
  add column address_hash bytea;            -- of geo.addresses, while the position is not the source's
create index place_records_address on open.place_records (address_hash) where address_hash is not null;

-- Coordinates of a source that are far from the commune of their address. They stay as they are; the hub sees the doubt.
create table geo.doubts (
  place_id uuid primary key,
  distance_km int not null,                 -- from the commune's middle
  address_hash bytea not null               -- what the geocoder says of the address
);
