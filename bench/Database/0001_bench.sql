-- The write whose event is followed. When it was committed is asked of the server (track_commit_timestamp).
create table commands (
  event_id uuid primary key,
  round text not null
);
create index commands_round on commands (round);
