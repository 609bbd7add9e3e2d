-- A 督办函 or 通报 goes through its route of signatures before it is issued.
alter table tasks.notice drop constraint notice_stage_check;
alter table tasks.notice add constraint notice_stage_check check (stage in ('DRAFT', 'SIGNING', 'SIGNED', 'ISSUED', 'DROPPED'));
