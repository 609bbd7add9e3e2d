-- 决定事项、部署任务 and 临时报表 (plan 二（二）1): what was decided, who has to do what about it, how it went, and the forms units are asked to fill in.

-- 决定事项: one decision of one organiser, with where it came from.
create table tasks.decision (
    id                bigint generated always as identity primary key,
    organiser_unit_id bigint not null references organization.unit,
    source            text   not null check (source in ('AUTHORITY_DOCUMENT', 'MEETING_RESOLUTION', 'INSPECTION', 'SUPERIOR_ORDER')),
    number            text,                                              -- 文号, as printed
    title             text   not null,
    text              text   not null,
    decided_on        date   not null,
    origin_kind       text,                                              -- the meeting, plan or inspection it was made in
    origin_id         bigint,
    version           int    not null default 0,
    check ((origin_kind is null) = (origin_id is null))
);
create index decision_organiser on tasks.decision (organiser_unit_id, decided_on);
create index decision_origin on tasks.decision (origin_kind, origin_id);

-- 周期性任务: the same task again every month, quarter, half-year or year. Each repetition is a task of its own.
create table tasks.series (
    id           bigint generated always as identity primary key,
    decision_id  bigint not null references tasks.decision,
    area         text   not null,
    content      text   not null,
    criterion    text   not null,
    lead_post_id bigint not null references organization.post,
    every        text   not null check (every in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
    first_due    date   not null,
    handed       int    not null default 0,                              -- how many repetitions have been handed out
    last_due     date   not null,
    ended_on     date,
    version      int    not null default 0
);
create table tasks.series_unit (
    series_id bigint not null references tasks.series,
    unit_id   bigint not null references organization.unit,
    primary key (series_id, unit_id)
);

create table tasks.task (
    id                bigint generated always as identity primary key,
    decision_id       bigint not null references tasks.decision,
    series_id         bigint references tasks.series,
    repetition        int,
    place             int    not null,                                   -- number within its decision
    organiser_unit_id bigint not null references organization.unit,      -- who set it: accepts, extends, transfers
    area              text   not null check (area in ('DIGITAL_GOVERNMENT', 'DATA_STANDARDS', 'DATA_INNOVATION', 'SUPERVISION', 'TALENT')),
    content           text   not null,
    criterion         text   not null,
    lead_unit_id      bigint not null references organization.unit,
    lead_post_id      bigint not null references organization.post,
    stage             text   not null check (stage in ('HANDED', 'UNDERWAY', 'REFUSED', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'RESERVED', 'CANCELLED', 'MERGED', 'SPLIT')),
    turn              int    not null default 1,                         -- raised when another post takes it over: the next duty is a new one
    round             int    not null default 0,                         -- how often it was submitted
    handed_on         date   not null,
    first_due         date   not null,
    due               date   not null,
    submitted_on      date,
    accepted_on       date,
    reservation       text,                                              -- what is still to be done when closed with reservation (保留意见销号)
    version           int    not null default 0,
    unique (decision_id, place),
    unique (series_id, repetition)
);
create index task_organiser on tasks.task (organiser_unit_id, stage);
create index task_lead on tasks.task (lead_unit_id, stage);
create index task_post on tasks.task (lead_post_id);

create table tasks.task_unit (                                           -- 配合单位
    task_id bigint not null references tasks.task,
    unit_id bigint not null references organization.unit,
    primary key (task_id, unit_id)
);
create index task_unit_unit on tasks.task_unit (unit_id);

-- 阶段: a staged task is reached step by step, each with its own date.
create table tasks.milestone (
    id         bigint generated always as identity primary key,
    task_id    bigint not null references tasks.task,
    place      int    not null,
    title      text   not null,
    due        date   not null,
    reached_on date,
    unique (task_id, place)
);

-- 前置任务: a task cannot be submitted before the tasks that it needs are closed.
create table tasks.dependency (
    task_id  bigint not null references tasks.task,
    needs_id bigint not null references tasks.task,
    primary key (task_id, needs_id),
    check (task_id <> needs_id)
);

-- What became of what: tasks merged into one, a task split into several. Both ends stay readable.
create table tasks.lineage (
    from_id bigint not null references tasks.task,
    into_id bigint not null references tasks.task,
    kind    text   not null check (kind in ('MERGED', 'SPLIT')),
    day     date   not null,
    primary key (from_id, into_id)
);
create index lineage_into on tasks.lineage (into_id);

-- 进展: what was done, with its evidence. A percentage is somebody's remark and counts for nothing.
create table tasks.progress (
    id           bigint generated always as identity primary key,
    task_id      bigint not null references tasks.task,
    milestone_id bigint references tasks.milestone,
    unit_id      bigint not null references organization.unit,
    text         text   not null,
    percent      int    check (percent between 0 and 100),
    day          date   not null,
    at           timestamptz not null,
    author       text   not null
);
create index progress_task on tasks.progress (task_id, id);
create table tasks.evidence (
    progress_id  bigint not null references tasks.progress,
    subject_kind text   not null,                                        -- 'attachment' or any record of the system
    subject_id   bigint not null,
    primary key (progress_id, subject_kind, subject_id)
);

-- 延期申请: asked by the lead, decided by who set the task.
create table tasks.extension (
    id          bigint generated always as identity primary key,
    task_id     bigint not null references tasks.task,
    days        int    not null check (days > 0),                        -- working days
    reason      text   not null,
    asked_on    date   not null,
    asked_by    text   not null,
    state       text   not null check (state in ('ASKED', 'GRANTED', 'DECLINED')),
    answer      text,
    answered_on date,
    answered_by text,
    old_due     date   not null,
    new_due     date
);
create unique index extension_one_open on tasks.extension (task_id) where state = 'ASKED';
create index extension_task on tasks.extension (task_id);

-- Append-only: what happened to a decision, task, notice or form, when, by whom and why.
create table tasks.step (
    id           bigint generated always as identity primary key,
    subject_kind text   not null check (subject_kind in ('decision', 'task', 'task-notice', 'form-request', 'form-sheet')),
    subject_id   bigint not null,
    what         text   not null,
    at           timestamptz not null,
    day          date   not null,
    actor        text,                                                   -- null: the system by its rules
    remark       text   not null
);
create index step_subject on tasks.step (subject_kind, subject_id, id);
create function tasks.steps_only_grow() returns trigger language plpgsql as $$
begin
    raise exception 'tasks.step only grows';
end $$;
create trigger step_only_grows before update or delete on tasks.step for each row execute function tasks.steps_only_grow();

-- 督办函, 通报: drafted when the ladder of a task's duty reaches their rung, issued by the organiser's head.
create table tasks.notice (
    id                bigint generated always as identity primary key,
    kind              text   not null check (kind in ('SUPERVISION_LETTER', 'CIRCULAR')),
    organiser_unit_id bigint not null references organization.unit,
    unit_id           bigint references organization.unit,               -- whom a letter goes to; null: a circular to all it names
    stage             text   not null check (stage in ('DRAFT', 'ISSUED', 'DROPPED')),
    drafted_on        date   not null,
    answer_days       int    not null default 5,                         -- within how many working days an answer is asked for
    document_id       bigint,
    version           int    not null default 0
);
create index notice_organiser on tasks.notice (organiser_unit_id, stage);
create table tasks.notice_task (
    notice_id bigint not null references tasks.notice,
    task_id   bigint not null references tasks.task,
    kind      text   not null,
    turn      int    not null,                                           -- one letter and one circular for each turn of a task
    due       date   not null,                                           -- as it stood when the rung was reached
    primary key (notice_id, task_id),
    unique (task_id, kind, turn)
);

-- 临时报表: a form of an organiser, sent to units.
create table tasks.form_request (
    id                bigint generated always as identity primary key,
    organiser_unit_id bigint not null references organization.unit,
    title             text   not null,
    purpose           text   not null,
    basis             text,                                              -- the document it rests on
    many_rows         boolean not null default false,                    -- a unit may hand in several rows
    due               date   not null,
    stage             text   not null check (stage in ('DRAFT', 'SENT', 'CLOSED', 'CANCELLED')),
    template_id       bigint,                                            -- the workbook it was read from
    begun_on          date   not null,
    sent_on           date,
    closed_on         date,
    version           int    not null default 0
);
create index form_request_organiser on tasks.form_request (organiser_unit_id, stage);

create table tasks.form_field (
    id         bigint generated always as identity primary key,
    request_id bigint not null references tasks.form_request,
    place      int    not null,
    title      text   not null,
    word       text   not null,                                          -- the title without spaces, brackets and units: the same question under another hand
    kind       text   not null check (kind in ('TEXT', 'NUMBER', 'DATE', 'YES_NO', 'CHOICE')),
    required   boolean not null,
    choices    text   not null default '',                               -- one per line
    fact       text,                                                     -- what the system already knows and fills in
    unique (request_id, place)
);
create index form_field_word on tasks.form_field (word);

create table tasks.form_sheet (                                          -- one unit's copy
    id           bigint generated always as identity primary key,
    request_id   bigint not null references tasks.form_request,
    unit_id      bigint not null references organization.unit,
    stage        text   not null check (stage in ('OPEN', 'SUBMITTED', 'RETURNED', 'WITHDRAWN')),
    round        int    not null default 0,
    submitted_on date,
    submitted_by text,
    version      int    not null default 0,
    unique (request_id, unit_id)
);
create index form_sheet_unit on tasks.form_sheet (unit_id, stage);
create table tasks.form_cell (
    sheet_id bigint not null references tasks.form_sheet,
    place    int    not null,                                            -- row, from 1
    field_id bigint not null references tasks.form_field,
    value    text   not null,
    primary key (sheet_id, place, field_id)
);

create view tasks.published_decision as
select d.id, d.organiser_unit_id as organiser_id, d.source, d.number, d.title, d.decided_on, d.origin_kind, d.origin_id
  from tasks.decision d;

create view tasks.published_task as
select t.id, t.decision_id, t.organiser_unit_id as organiser_id, t.lead_unit_id, t.lead_post_id, t.area, t.content, t.stage, t.due, t.accepted_on,
       t.place, t.handed_on, t.submitted_on, t.reservation
  from tasks.task t;

create view tasks.published_form_sheet as
select s.id, s.request_id, r.organiser_unit_id as organiser_id, r.title, s.unit_id, s.stage, r.due, r.sent_on, s.submitted_on
  from tasks.form_sheet s join tasks.form_request r on r.id = s.request_id
 where r.stage in ('SENT', 'CLOSED') and s.stage <> 'WITHDRAWN';
