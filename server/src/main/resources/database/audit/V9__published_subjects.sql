-- Which records commands touched, in order: what a cache has to read again. No names, no details.
create view audit.published_touch as
    select id, subject_kind, subject_id from audit.event where outcome = 'DONE' and subject_kind is not null;
