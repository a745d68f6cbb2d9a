-- The key of the structure above, of one that changed its hub before that one did: they find each other again when it comes.
alter table structures add column parent_key text;
