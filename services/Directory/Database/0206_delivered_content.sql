-- What a source last delivered of a place. While it delivers the same again it has nothing new to say, and what people
-- changed since (in a form, by a signed link, by an undoing) stays.
alter table places add column delivered_hash bytea;  -- SHA-256 like content_hash; null: no source ever delivered it
update places set delivered_hash = content_hash;
