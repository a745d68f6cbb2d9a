-- Withdrawn places are few among many and go along when a territory changes hands.
create index places_withdrawn on places (hub_id, id) where not active;
