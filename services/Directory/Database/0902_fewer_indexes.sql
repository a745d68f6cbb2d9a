-- Lists of places are in the order of a French dictionary (collation fr-x-icu), which an index in the order of bytes cannot give.
drop index places_listing, merged_places_listing;

-- Of an import's rows those are looked for by what became of them that are few: nearly all of a file's are new, or as they were.
drop index import_rows_outcome;
create index import_rows_outcome on import_rows (hub_id, import_id, outcome, line) where outcome in ('updated', 'outside', 'rejected');

-- A published record is handed on as it was written, like the events: nothing looks into it but a few questions about single places.
alter table open.place_records alter column record type json using record::json, alter column record set compression lz4;
