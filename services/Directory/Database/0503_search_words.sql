-- The words of the published places' names and of their communes, to take a slip of the keyboard for what was meant.
create table open.words (
  word text collate "C" primary key,        -- lower case, without accents
  places int not null
);
create index words_likeness on open.words using gin (word gin_trgm_ops);

-- The state of the published places that they were taken from.
create table open.words_state (
  changes bigint not null,
  last bigint not null
);
insert into open.words_state values (0, 0);

-- Old changes are summed up: a version is made of their number, which would take longer to count every day.
create table open.changes_before (
  hub text primary key,
  changes bigint not null,
  last bigint not null,
  changed_at timestamptz not null
);
