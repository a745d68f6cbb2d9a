-- The trace of the upload, in which the import goes on (W3C traceparent).
alter table work.import_queue add column traceparent text;
