-- Thousands of places offer the same services: each such list stands here once, and a place names it. No hub's data.
create table open.offers (
  id uuid primary key,                       -- MD5 of the services as they travel: sorted, separated by |
  services text[] not null
);
insert into open.offers (id, services)
select distinct md5(array_to_string(services, '|'))::uuid, services from places;

drop index places_offers, places_counted;
alter table places add column offer uuid;
update places set offer = md5(array_to_string(services, '|'))::uuid;
alter table places alter column offer set not null, drop column services;
create index places_counted on places (hub_id, departement_code, commune_code, offer) where active;
