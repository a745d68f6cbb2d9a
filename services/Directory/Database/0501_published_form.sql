-- What the search and the map need of a published place at hand: derived from its fields by the service, which fills it at its next start.
alter table open.places
  add column edition int not null default 0,           -- of the rules by which the columns below were made
  add column traits bigint not null default 0,          -- values of the list fields, one bit each
  add column map_x int,                                 -- Web Mercator in 1/2^30 of the world's width, from the north-west corner
  add column map_y int,
  add column cell bigint,                               -- both, bit by bit in turn: a tile is one range
  add column sort_name text collate "C" not null default '',  -- lower case, without accents
  add column open_minutes int4multirange,               -- of an ordinary week, from Monday 00:00, in the place's time
  add column hours_vary boolean not null default false, -- holidays or dates decide when it is open
  add column card text not null default '{}';           -- what a list of results shows, as JSON

-- The list without any question, and names that begin with what was typed.
drop index open.places_name;
create index places_name on open.places (sort_name, id);
create index places_cell on open.places (cell);
create index places_varying on open.places (id) where hours_vary;
