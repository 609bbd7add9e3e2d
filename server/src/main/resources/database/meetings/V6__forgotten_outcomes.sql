-- A correction may also add what came of an item and was forgotten in the minutes.
alter table meetings.correction drop constraint correction_what_check;
alter table meetings.correction add constraint correction_what_check check (what in ('ITEM', 'OUTCOME', 'ATTENDANCE', 'OPENING', 'ADDED'));
