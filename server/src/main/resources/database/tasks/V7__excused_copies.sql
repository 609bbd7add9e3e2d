-- A unit whose duty was waived is asked no more.
alter table tasks.form_sheet drop constraint form_sheet_stage_check;
alter table tasks.form_sheet add constraint form_sheet_stage_check check (stage in ('OPEN', 'SUBMITTED', 'RETURNED', 'EXCUSED', 'WITHDRAWN'));

create or replace view tasks.published_form_sheet as
select s.id, s.request_id, r.organiser_unit_id as organiser_id, r.title, s.unit_id, s.stage, r.due, r.sent_on, s.submitted_on
  from tasks.form_sheet s join tasks.form_request r on r.id = s.request_id
 where r.stage in ('SENT', 'CLOSED') and s.stage not in ('EXCUSED', 'WITHDRAWN');
