-- A command that puts a file to a record or takes one off is filed under the record; the file itself was touched as well.
create or replace view audit.published_touch as
    select id, subject_kind, subject_id from audit.event where outcome = 'DONE' and subject_kind is not null
    union all
    select id, 'attachment', (details ->> 'attachment')::bigint from audit.event
     where outcome = 'DONE' and action in ('documents.attached', 'documents.attachment-removed');
