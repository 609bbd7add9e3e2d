-- Signatures (签批): all signatures inside one party form one route that guards one transition (house §5).
create table approvals.route (
    id          bigint generated always as identity primary key,
    key         text not null,
    unit_id     bigint references organization.unit,   -- a unit's own route; null: for everybody
    edition     int  not null,
    title_zh    text not null,
    title_en    text not null,
    steps       jsonb not null,                         -- [{zh, en, roles:[…], place, all}]
    unique nulls not distinct (key, unit_id, edition)
);

create table approvals.run (
    id              bigint generated always as identity primary key,
    route_id        bigint not null references approvals.route,
    route_key       text   not null,
    subject_kind    text   not null,
    subject_id      bigint not null,
    unit_id         bigint not null references organization.unit,
    title           jsonb  not null,
    started_by      bigint not null references organization.person,
    started_on      date   not null,
    state           text   not null check (state in ('RUNNING', 'GRANTED', 'RETURNED', 'WITHDRAWN')),
    step            int    not null default 0,
    step_unit_id    bigint references organization.unit,
    entered_on      date   not null,
    version         int    not null default 0
);
create unique index run_one_per_subject on approvals.run (subject_kind, subject_id) where state = 'RUNNING';
create index run_waiting on approvals.run (step_unit_id) where state = 'RUNNING';

create table approvals.signature (
    id            bigint generated always as identity primary key,
    run_id        bigint not null references approvals.run,
    step          int    not null,
    decision      text   not null check (decision in ('SIGNED', 'RETURNED', 'WITHDRAWN')),
    person_id     bigint references organization.person,
    person_name   text   not null,
    for_person_id bigint references organization.person,   -- signed by delegation for this person
    for_name      text,
    paper         boolean not null default false,           -- 线下签批代录
    recorded_by   text,
    attachment_id bigint,
    remark        text not null default '',
    day           date not null,
    at            timestamptz not null
);
create index signature_run on approvals.signature (run_id);

create table approvals.delegation (
    id             bigint generated always as identity primary key,
    unit_id        bigint not null references organization.unit,
    from_person_id bigint not null references organization.person,
    to_person_id   bigint not null references organization.person,
    role           text   not null,
    valid_from     date   not null,
    valid_to       date   not null,
    reason         text   not null,
    withdrawn_on   date,
    check (valid_to >= valid_from)
);
