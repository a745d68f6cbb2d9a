-- What a source last delivered of a place that differs from it, field by field: by what people changed (Census/DeliveryMerge.cs). Kept from the first change by
-- hand on until the place says again what its source says; null for all other places. It has the columns' names, and its SHA-256 is delivered_hash.
-- Of places that people changed before this column existed there is none: there the source's next new row wins as a whole, once.
alter table places add column delivered jsonb;
alter table place_changes
  drop constraint place_changes_kind_check,
  add constraint place_changes_kind_check check (kind in ('created', 'updated', 'withdrawn', 'restored', 'kept', 'to-confirm', 'withheld'));
