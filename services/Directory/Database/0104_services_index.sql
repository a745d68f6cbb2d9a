-- Most places offer most services, so the index found nearly all of them; and a plan that does not know which service is asked for took it for
-- the most selective one. A word or a point narrows the search far more.
drop index open.places_services;
