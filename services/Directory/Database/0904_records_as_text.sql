-- The service writes the JSON and hands it on as it was written: the server need not check each of them once more.
alter table open.place_records alter column record type text using record::text, alter column record set compression lz4;
