-- The check of this key locked the import's one row for each of the thousands of rows of its report, while the counters of that very
-- row were being updated. Reports are only ever written together with their import (Features/Imports/ImportJournal.cs).
alter table import_rows drop constraint import_rows_import;
