-- 试点推进 (plan 一（三）, 三): programs, their phases, who is in scope, what is owed by when, what was handed in, what came of it.

create table program.program (
    id                bigint generated always as identity primary key,
    organiser_unit_id bigint not null references organization.unit,
    parent_id         bigint references program.program,               -- a county's program under the city's
    title             text   not null,
    title_en          text   not null,
    document_number   text,                                            -- 文号 of the document that founded it
    document_date     date,
    starts            date   not null,
    ends              date,
    version           int    not null default 0
);
create index program_organiser on program.program (organiser_unit_id);

create table program.phase (
    id              bigint generated always as identity primary key,
    program_id      bigint not null references program.program,
    parent_id       bigint references program.phase,                   -- the upper program's phase that this one answers to
    kind            text   not null check (kind in ('PILOT', 'ROLLOUT', 'YEARLY')),
    title           text   not null,
    title_en        text   not null,
    starts          date   not null,
    ends            date   not null check (ends >= starts),
    state           text   not null check (state in ('PLANNED', 'OPEN', 'CLOSED')),
    expected_choice int    check (expected_choice > 0),                -- in principle so many units per county
    choice_reason   text,                                              -- why this county chose another number
    experience      text   not null default '',                        -- the bureau's own words in the report
    outlook         text   not null default '',
    version         int    not null default 0
);
create index phase_program on program.phase (program_id, starts);
create index phase_parent on program.phase (parent_id);

create table program.member (
    id             bigint generated always as identity primary key,
    phase_id       bigint not null references program.phase,
    unit_id        bigint not null references organization.unit,
    added_on       date   not null,
    removed_on     date,
    removal_reason text,
    check ((removed_on is null) = (removal_reason is null))
);
create unique index member_once on program.member (phase_id, unit_id) where removed_on is null;
create index member_unit on program.member (unit_id);

create table program.obligation (
    id          bigint generated always as identity primary key,
    phase_id    bigint not null references program.phase,
    key         text   not null,
    title       text   not null,
    title_en    text   not null,
    rule_key    text   not null,                                       -- how it reminds, what it is based on
    debtor      text   not null check (debtor in ('UNITS', 'ORGANISER')),
    form        text   not null check (form in ('ROSTER', 'EXCHANGE', 'TRAINING', 'SUMMARY', 'REPORT')),
    window_from date,                                                  -- what was done before does not count
    due         date   not null check (due >= window_from),
    place       int    not null,
    unique (phase_id, key)
);

-- An obligation of one unit. Its due date, extensions and state live in the ledger of duties; here is what became of it.
create table program.owed (
    id            bigint generated always as identity primary key,
    obligation_id bigint not null references program.obligation,
    unit_id       bigint not null references organization.unit,
    duty_id       bigint references duties.duty,
    opened_on     date   not null,
    met_on        date,
    cancelled_on  date,
    cancel_reason text,
    check (met_on is null or cancelled_on is null)
);
create unique index owed_once on program.owed (obligation_id, unit_id) where cancelled_on is null;
create index owed_unit on program.owed (unit_id);

create table program.submission (
    id                 bigint generated always as identity primary key,
    owed_id            bigint not null unique references program.owed,
    unit_id            bigint not null references organization.unit,
    organiser_unit_id  bigint not null references organization.unit,
    stage              text   not null check (stage in ('DRAFT', 'UNIT_SIGNATURE', 'SUBMITTED', 'RETURNED', 'ACCEPTED')),
    held_on            date,                                           -- 时间
    venue              text   not null default '',                     -- 地点
    participants       int    check (participants >= 0),
    hours              numeric(6, 1) check (hours >= 0),               -- 学时
    situation          text   not null default '',                     -- 试点情况
    problems           text   not null default '',                     -- 存在的问题
    suggestions        text   not null default '',                     -- 意见建议
    content            text   not null default '',                     -- 内容
    saved_by           text   not null,
    saved_at           timestamptz not null,
    round              int    not null default 0,                      -- how often it was handed in
    first_submitted_on date,
    submitted_on       date,
    accepted_on        date,
    version            int    not null default 0
);
create index submission_unit on program.submission (unit_id);
create index submission_organiser on program.submission (organiser_unit_id, stage);

-- Append-only: what happened to a submission or a result, when, by whom and why.
create table program.step (
    id           bigint generated always as identity primary key,
    subject_kind text   not null check (subject_kind in ('submission', 'result', 'phase')),
    subject_id   bigint not null,
    what         text   not null,
    at           timestamptz not null,
    day          date   not null,
    actor        text,
    remark       text   not null
);
create index step_subject on program.step (subject_kind, subject_id, id);

create function program.steps_only_grow() returns trigger language plpgsql as $$
begin
    raise exception 'program.step only grows';
end $$;
create trigger step_only_grows before update or delete on program.step for each row execute function program.steps_only_grow();

-- 成果库: what can be copied elsewhere (可复制、可推广的试点成果).
create table program.result (
    id                bigint generated always as identity primary key,
    organiser_unit_id bigint not null references organization.unit,     -- who reviews and publishes
    unit_id           bigint not null references organization.unit,
    phase_id          bigint references program.phase,
    title             text   not null,
    category          text   not null,
    what              text   not null,                                  -- 做法
    why               text   not null,                                  -- 背景和问题
    how               text   not null,                                  -- 推广条件和步骤
    effects           text   not null,                                  -- 成效
    stage             text   not null check (stage in ('PROPOSED', 'REVIEWED', 'PUBLISHED', 'RETURNED')),
    proposed_on       date   not null,
    published_on      date,
    version           int    not null default 0
);
create index result_stage on program.result (stage, published_on);

create view program.published_obligation as
select w.id, p.program_id, o.phase_id, w.unit_id, o.key as obligation_key, o.form, o.title, o.title_en, o.debtor,
       case when w.cancelled_on is not null then 'CANCELLED' when w.met_on is null then 'OPEN' when w.met_on <= o.due then 'MET' else 'MET_LATE' end as state,
       o.window_from, o.due, w.met_on, w.duty_id, pr.organiser_unit_id
  from program.owed w
  join program.obligation o on o.id = w.obligation_id
  join program.phase p on p.id = o.phase_id
  join program.program pr on pr.id = p.program_id;

create view program.published_result as
select r.id, r.organiser_unit_id, r.unit_id, r.title, r.category, r.stage, r.published_on
  from program.result r where r.stage = 'PUBLISHED';
