-- What an outcome became is a decision and a task of the module to the left: the database knows it.
alter table meetings.outcome add constraint outcome_decision foreign key (decision_id) references tasks.decision;
alter table meetings.outcome add constraint outcome_task foreign key (task_id) references tasks.task;

-- Why nobody of the unit comes: only for a substitute from outside it.
alter table meetings.attendance add column substitute_reason text not null default '';

-- Wrong sign-in codes: real time, counted for each person and for each code.
create table meetings.wrong_code (
    meeting_id bigint not null references meetings.meeting,
    code       text   not null,                                           -- the code that was good then
    person_id  bigint not null references organization.person,
    at         timestamptz not null
);
create index wrong_code_meeting on meetings.wrong_code (meeting_id, code);
