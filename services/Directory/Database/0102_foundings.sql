-- Alias, name, territory, missions and consortium have to stay the same while a founding goes on; its administrator may be corrected.
-- Hashes (SHA-256), because names and addresses of people are not kept here.
alter table national.foundings rename column request_hash to declaration_hash;
alter table national.foundings add column administrator_hash bytea;
