-- What the place said of the reported fields when the report came: the hub sees whether it has changed since. Null for reports from before.
alter table place_reports add column seen jsonb;  -- {field: value}, named as on the place
