-- When this platform last got another state of the record: stands for the date that a source does not give, where a format wants one.
alter table open.place_records add column recorded_on date not null default current_date;
