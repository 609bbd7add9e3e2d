-- 述职 (plan 二（三）2): yearly campaigns, the report of each officer, hearing and grades, suggestions that must be answered.

create table dutyreports.campaign (
    id                bigint generated always as identity primary key,
    organiser_unit_id bigint not null references organization.unit,
    year              int    not null check (year between 2000 and 2200),
    title             text   not null,
    title_en          text   not null,
    opens             date   not null,
    due               date   not null check (due >= opens),
    least_days        int    not null default 1 check (least_days between 1 and 366),  -- who held the post for less need not report
    state             text   not null check (state in ('PLANNED', 'OPEN', 'CLOSED')),
    freeze_id         bigint references measures.freeze,                             -- one freeze for all reports of the campaign
    opened_on         date,
    version           int    not null default 0
);
create unique index campaign_once on dutyreports.campaign (organiser_unit_id, year) where state <> 'CLOSED';

-- Scope: a unit with everything below it, or units one by one.
create table dutyreports.campaign_scope (
    campaign_id bigint  not null references dutyreports.campaign,
    unit_id     bigint  not null references organization.unit,
    subtree     boolean not null,
    primary key (campaign_id, unit_id)
);

create table dutyreports.campaign_kind (
    campaign_id bigint not null references dutyreports.campaign,
    kind        text   not null,
    primary key (campaign_id, kind)
);

-- Which measures stand under which heading: campaign 0 of the shipped set is a row without campaign; a campaign copies it and may change its copy.
create table dutyreports.heading_measure (
    id          bigint generated always as identity primary key,
    campaign_id bigint references dutyreports.campaign,
    part        text   not null,
    measure_key text   not null,
    place       int    not null,
    unique nulls not distinct (campaign_id, part, measure_key)
);
insert into dutyreports.heading_measure (part, measure_key, place) values
    ('OVERVIEW', 'duties.met-on-time', 10), ('OVERVIEW', 'duties.overdue', 20), ('OVERVIEW', 'appointments.posts-filled', 30),
    ('OVERVIEW', 'appointments.filed-on-time', 40), ('OVERVIEW', 'appointments.days-vacant', 50),
    ('COLLECTION', 'survey.systems-surveyed', 10),
    ('ASSETS', 'catalog.systems-with-entry', 10);

-- The scoring sheet of a campaign (评分表).
create table dutyreports.sheet_line (
    id          bigint generated always as identity primary key,
    campaign_id bigint not null references dutyreports.campaign,
    title       text   not null,
    title_en    text   not null,
    points      numeric(5, 1) not null check (points > 0),
    place       int    not null
);
create index sheet_line_campaign on dutyreports.sheet_line (campaign_id, place);

create table dutyreports.report (
    id                 bigint generated always as identity primary key,
    campaign_id        bigint not null references dutyreports.campaign,
    organiser_unit_id  bigint not null references organization.unit,
    unit_id            bigint not null references organization.unit,       -- who writes it: after a merger the successor
    office_unit_id     bigint not null references organization.unit,       -- whose officer it was
    post_id            bigint not null references organization.post,
    person_id          bigint not null references organization.person,
    from_day           date   not null,                                    -- the part of the year that the person reports
    to_day             date   not null check (to_day >= from_day),
    stage              text   not null check (stage in ('DRAFT', 'UNIT_SIGNATURE', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'GRADED', 'ARCHIVED', 'EXCUSED')),
    personal           boolean not null default false,                     -- the person left the post: owed by the person, confirmed in person
    confirmed_on       date,
    confirmed_how      text,
    round              int    not null default 0,
    first_submitted_on date,
    submitted_on       date,
    accepted_on        date,
    score              numeric(7, 4),
    reason             text,                                               -- why excused
    version            int    not null default 0,
    unique (campaign_id, post_id, person_id, from_day)
);
create index report_unit on dutyreports.report (unit_id, stage);
create index report_organiser on dutyreports.report (organiser_unit_id, stage);
create index report_post on dutyreports.report (post_id, person_id);
create index report_person on dutyreports.report (person_id);

create table dutyreports.section (
    report_id bigint not null references dutyreports.report,
    part      text   not null,
    text      text   not null,
    saved_by  text   not null,
    saved_at  timestamptz not null,
    version   int    not null default 0,
    primary key (report_id, part)
);

-- Every text that somebody wrote, also the one that lost when two saved at once: nothing typed is ever gone.
create table dutyreports.edition (
    id         bigint generated always as identity primary key,
    report_id  bigint  not null references dutyreports.report,
    part       text    not null,
    version    int     not null,
    text       text    not null,
    saved_by   text    not null,
    saved_at   timestamptz not null,
    overtaken  boolean not null
);
create index edition_section on dutyreports.edition (report_id, part, id);

create table dutyreports.remark (
    id         bigint generated always as identity primary key,
    report_id  bigint not null references dutyreports.report,
    part       text   not null,
    text       text   not null,
    author     text   not null,
    author_id  bigint not null,
    at         timestamptz not null,
    settled_by text,
    settled_at timestamptz
);
create index remark_report on dutyreports.remark (report_id, id);

-- The officer's own duties as they stood on the day of the freeze.
create table dutyreports.frozen_duty (
    report_id bigint not null references dutyreports.report,
    duty_id   bigint not null references duties.duty,
    outcome   text   not null check (outcome in ('MET', 'LATE', 'WAIVED', 'OVERDUE', 'RUNNING')),
    title_zh  text   not null,
    title_en  text   not null,
    due       date   not null,
    met_on    date,
    primary key (report_id, duty_id)
);

-- 工作建议: written with the report, answered by the organiser once the report is accepted.
create table dutyreports.suggestion (
    id                bigint generated always as identity primary key,
    report_id         bigint not null references dutyreports.report,
    organiser_unit_id bigint not null references organization.unit,
    place             int    not null,
    title             text   not null,
    text              text   not null,
    stage             text   not null check (stage in ('DRAFT', 'GIVEN', 'ANSWERED')),
    given_on          date,
    outcome           text   check (outcome in ('ADOPTED', 'PARTLY', 'NOTED')),
    answer            text,
    answered_by       text,
    answered_on       date,
    version           int    not null default 0,
    check ((stage = 'ANSWERED') = (answered_on is not null))
);
create index suggestion_report on dutyreports.suggestion (report_id, place);
create index suggestion_organiser on dutyreports.suggestion (organiser_unit_id, stage);

create table dutyreports.hearing (
    id          bigint generated always as identity primary key,
    campaign_id bigint not null references dutyreports.campaign,
    held_on     date   not null,
    venue       text   not null,
    chair       text   not null,
    state       text   not null check (state in ('PLANNED', 'HELD', 'CANCELLED')),
    note        text   not null default '',
    version     int    not null default 0
);
create index hearing_campaign on dutyreports.hearing (campaign_id);

create table dutyreports.hearing_report (
    hearing_id bigint not null references dutyreports.hearing,
    report_id  bigint not null references dutyreports.report,
    place      int    not null,
    primary key (hearing_id, report_id)
);
create index hearing_report_report on dutyreports.hearing_report (report_id);

create table dutyreports.hearing_attendee (
    hearing_id bigint  not null references dutyreports.hearing,
    post_id    bigint  not null references organization.post,             -- invited by post: whoever holds it that day
    person_id  bigint  references organization.person,                    -- who it was, once the hearing was held
    grader     boolean not null,
    present    boolean,
    primary key (hearing_id, post_id)
);

-- One grader's sheet for one report, from a hearing or from reading it.
create table dutyreports.grade (
    id         bigint generated always as identity primary key,
    report_id  bigint not null references dutyreports.report,
    person_id  bigint not null references organization.person,
    unit_id    bigint not null references organization.unit,              -- for which the grader acts
    hearing_id bigint references dutyreports.hearing,
    due        date   not null,
    total      numeric(7, 4),
    remark     text   not null default '',
    given_on   date,
    dismissed  text,                                                      -- why the organiser goes on without this grader
    version    int    not null default 0,
    unique (report_id, person_id)
);
create index grade_person on dutyreports.grade (person_id) where given_on is null;

create table dutyreports.grade_line (
    grade_id      bigint not null references dutyreports.grade,
    sheet_line_id bigint not null references dutyreports.sheet_line,
    points        numeric(5, 1) not null check (points >= 0),
    primary key (grade_id, sheet_line_id)
);

-- Append-only: what happened to a campaign, a report or a suggestion.
create table dutyreports.step (
    id           bigint generated always as identity primary key,
    subject_kind text   not null check (subject_kind in ('report-campaign', 'duty-report', 'suggestion')),
    subject_id   bigint not null,
    what         text   not null,
    at           timestamptz not null,
    day          date   not null,
    actor        text,
    remark       text   not null
);
create index step_subject on dutyreports.step (subject_kind, subject_id, id);

create function dutyreports.only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'dutyreports.% only grows', tg_table_name;
end $$;
create trigger step_only_grows before update or delete on dutyreports.step for each row execute function dutyreports.only_grows();
create trigger edition_only_grows before update or delete on dutyreports.edition for each row execute function dutyreports.only_grows();

create view dutyreports.published_duty_report as
select r.id, r.campaign_id, r.organiser_unit_id as organiser_id, c.year, r.unit_id, r.post_id, r.person_id, r.stage, r.submitted_on, r.score,
       case when r.stage = 'EXCUSED' then false when r.submitted_on is not null then r.submitted_on > c.due else null end as late,
       r.office_unit_id, r.from_day, r.to_day, c.due, r.first_submitted_on, r.accepted_on
  from dutyreports.report r
  join dutyreports.campaign c on c.id = r.campaign_id;

create view dutyreports.published_suggestion as
select s.id, s.report_id, s.organiser_unit_id as organiser_id, r.unit_id, s.title, s.stage, s.given_on, s.outcome, s.answered_on
  from dutyreports.suggestion s
  join dutyreports.report r on r.id = s.report_id
 where s.stage <> 'DRAFT';
