-- Where mediators work and what they were trained in. Both are the person's data: they go with the mediator, to another hub as into oblivion.

alter table mediators add column public_name_consent_on date;   -- when they agreed to be named in public; null: nobody outside the staff is told the name

create table mediator_places (
  hub_id text not null,
  mediator_id uuid not null,
  place_id uuid not null,                   -- no foreign key: while only one of the two has changed its hub, the link waits for the other
  constraint mediator_places_pk primary key (hub_id, mediator_id, place_id),
  constraint mediator_places_mediator foreign key (hub_id, mediator_id) references mediators (hub_id, id) on delete cascade
);
create index mediator_places_by_place on mediator_places (hub_id, place_id);
call platform.guard_hub_table('public.mediator_places');

-- Received from Training: one row for each training followed to its end.
create table mediator_qualifications (
  hub_id text not null,
  enrolment_id uuid not null,
  mediator_id uuid not null,
  path_id uuid not null,
  path_name text not null,
  completed_on date not null,
  hours int not null,
  constraint mediator_qualifications_pk primary key (hub_id, enrolment_id),
  constraint mediator_qualifications_mediator foreign key (hub_id, mediator_id) references mediators (hub_id, id) on delete cascade
);
create index mediator_qualifications_by_mediator on mediator_qualifications (hub_id, mediator_id);
call platform.guard_hub_table('public.mediator_qualifications');
