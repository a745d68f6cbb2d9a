-- Sessions of people who signed in. The browser holds a random key; here stands its hash, so that a copy of this table opens no session.
create table sessions (
  id         bytea primary key check (octet_length(id) = 32),
  sid        text not null,
  ticket     bytea not null,
  started_at timestamptz not null,
  ends_at    timestamptz not null
);
comment on column sessions.id is 'SHA-256 of the key in the cookie';
comment on column sessions.sid is 'session at the identity provider, which ends it by this name';
comment on column sessions.ticket is 'tokens, encrypted with the keys below';
create index sessions_by_sid on sessions (sid);
create index sessions_by_end on sessions (ends_at);

-- The ring of data-protection keys that all gateways share.
create table data_protection_keys (
  id   uuid primary key,
  name text not null,
  xml  text not null
);
