-- The day on which a place was recorded is the French one, whatever clock the server has.
alter table open.place_records alter column recorded_on set default (now() at time zone 'Europe/Paris')::date;
