-- A request for more time that nobody answered before the task went on: lapsed, not declined.
alter table tasks.extension drop constraint extension_state_check;
alter table tasks.extension add constraint extension_state_check check (state in ('ASKED', 'GRANTED', 'DECLINED', 'LAPSED'));
update tasks.extension set state = 'LAPSED' where state = 'DECLINED' and answered_by is null;

-- What the office's own workbook allows in a column of numbers.
alter table tasks.form_field add column least numeric;
alter table tasks.form_field add column most numeric;
