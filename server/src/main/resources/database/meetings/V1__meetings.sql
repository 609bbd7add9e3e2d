-- 联席会议 (plan 二（三）1): series with members by post, topics, meetings, who came, what was said and settled.

create table meetings.series (
    id                 bigint generated always as identity primary key,
    organiser_id       bigint not null references organization.unit,      -- 办公室: prepares, minutes, follows up
    convenor_post_id   bigint not null references organization.post,      -- 召集人, whoever holds the post that day
    name               text   not null,
    name_en            text   not null,
    frequency          text   not null,
    quorum_percent     int    not null check (quorum_percent between 0 and 100),
    quorum_substitutes boolean not null,                                  -- an approved substitute counts for the quorum
    minutes_code       text   not null,                                   -- 机关代字 of the numbers of its minutes
    open_minutes       boolean not null,                                  -- every officer may read issued minutes
    last_period        int    not null default 0,                         -- 期数 given out so far
    founded_on         date   not null,
    closed_on          date,
    version            int    not null default 0
);
create index series_organiser on meetings.series (organiser_id);

create table meetings.member (
    id        bigint generated always as identity primary key,
    series_id bigint not null references meetings.series,
    post_id   bigint not null references organization.post,
    unit_id   bigint not null references organization.unit,
    since     date   not null,
    until     date,                                                       -- last day
    check (until is null or until >= since - 1)
);
create unique index member_once on meetings.member (series_id, post_id) where until is null;
create index member_unit on meetings.member (unit_id);

create table meetings.meeting (
    id              bigint generated always as identity primary key,
    series_id       bigint not null references meetings.series,
    organiser_id    bigint not null references organization.unit,
    kind            text   not null check (kind in ('REGULAR', 'SPECIAL')),
    title           text   not null,
    held_on         date   not null,
    starts          text   not null,                                      -- 15:00
    venue           text   not null,
    guests          text   not null default '',                           -- 列席
    stage           text   not null,
    round           int    not null default 0,                            -- how often the date was moved
    short_reason    text,                                                 -- why the notice is shorter than the rule asks
    topics_due      date,
    noticed_on      date,
    code            text,                                                 -- typed on a phone to sign in
    started_at      timestamptz,
    ended_at        timestamptz,
    quorum_needed   int,
    quorum_present  int,
    opening         text   not null default '',                           -- first paragraph of the minutes
    recorder        text   not null default '',
    period          int,                                                  -- 第几期
    number          text,                                                 -- 纪要文号
    issued_on       date,
    end_reason      text,                                                 -- why it was cancelled
    version         int    not null default 0
);
create index meeting_series on meetings.meeting (series_id, held_on);
create index meeting_organiser on meetings.meeting (organiser_id, held_on);

create table meetings.topic (
    id           bigint generated always as identity primary key,
    series_id    bigint not null references meetings.series,
    organiser_id bigint not null references organization.unit,
    unit_id      bigint not null references organization.unit,
    kind         text   not null,
    title        text   not null,
    background   text   not null,                                         -- 情况和依据
    proposal     text   not null,                                         -- 提请会议研究的事项
    special      boolean not null,                                        -- asks for a special meeting (专题会议)
    stage        text   not null,
    meeting_id   bigint references meetings.meeting,
    author       text   not null,
    submitted_on date,
    answer       text   not null default '',
    version      int    not null default 0
);
create index topic_series on meetings.topic (series_id, stage);
create index topic_unit on meetings.topic (unit_id);

create table meetings.item (
    id         bigint generated always as identity primary key,
    meeting_id bigint not null references meetings.meeting,
    place      int    not null,
    title      text   not null,
    unit_id    bigint references organization.unit,                       -- 汇报单位
    topic_id   bigint references meetings.topic,
    access     text   not null check (access in ('MEMBERS', 'CONCERNED', 'OFFICE')),
    text       text   not null default '',                                -- what the minutes say
    carried    boolean not null default false,                            -- not reached, goes to the next meeting
    edited_by  text,
    edited_at  timestamptz,
    version    int    not null default 0
);
create index item_meeting on meetings.item (meeting_id, place);

create table meetings.item_unit (
    item_id bigint not null references meetings.item on delete cascade,
    unit_id bigint not null references organization.unit,
    primary key (item_id, unit_id)
);

-- Append-only: every text that was ever saved, so that nothing typed is lost.
create table meetings.item_text (
    item_id bigint not null references meetings.item,
    version int    not null,
    text    text   not null,
    author  text   not null,
    at      timestamptz not null,
    primary key (item_id, version)
);

create table meetings.outcome (
    id           bigint generated always as identity primary key,
    item_id      bigint not null references meetings.item,
    kind         text   not null check (kind in ('NOTED', 'AGREED', 'ASSIGNED')),
    text         text   not null,
    lead_post_id bigint references organization.post,                     -- 牵头
    area         text,                                                    -- one of the five duty areas of the plan
    criterion    text   not null default '',                              -- 完成标准
    due          date,
    decision_id  bigint,
    task_id      bigint,
    version      int    not null default 0
);
create index outcome_item on meetings.outcome (item_id);

create table meetings.outcome_unit (
    outcome_id bigint not null references meetings.outcome on delete cascade,
    unit_id    bigint not null references organization.unit,
    primary key (outcome_id, unit_id)
);

create table meetings.attendance (
    id                bigint generated always as identity primary key,
    meeting_id        bigint not null references meetings.meeting,
    post_id           bigint not null references organization.post,
    unit_id           bigint not null references organization.unit,
    reply             text   check (reply in ('ATTEND', 'LEAVE', 'SUBSTITUTE')),
    reply_note        text   not null default '',
    replied_for       bigint references organization.person,              -- who held the post when it was answered
    replied_by        text,
    replied_at        timestamptz,
    substitute_id     bigint references organization.person,
    substitute        text,                                               -- name and duty of the substitute
    substitute_state  text   check (substitute_state in ('ASKED', 'APPROVED', 'REFUSED')),
    decided_by        text,
    decision_note     text   not null default '',
    presence          text   check (presence in ('PRESENT', 'SUBSTITUTE', 'LEAVE', 'ABSENT')),
    person_id         bigint references organization.person,              -- held the post on the day of the meeting
    person            text,                                               -- who came, as printed
    signed_in_at      timestamptz,
    signed_in_by      text,
    round             int    not null default 0,                          -- how often it was asked anew
    version           int    not null default 0,
    unique (meeting_id, post_id)
);
create index attendance_unit on meetings.attendance (unit_id);

-- Issued minutes change only so.
create table meetings.correction (
    id          bigint generated always as identity primary key,
    meeting_id  bigint not null references meetings.meeting,
    item_id     bigint not null references meetings.item,
    old_text    text   not null,
    new_text    text   not null,
    reason      text   not null,
    actor       text   not null,
    day         date   not null,
    document_id bigint references documents.issued
);
create index correction_meeting on meetings.correction (meeting_id);

create table meetings.step (
    id           bigint generated always as identity primary key,
    subject_kind text   not null,
    subject_id   bigint not null,
    what         text   not null,
    at           timestamptz not null,
    day          date   not null,
    actor        text,
    remark       text   not null
);
create index step_subject on meetings.step (subject_kind, subject_id, id);

create function meetings.only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'meetings.% only grows', tg_table_name;
end $$;
create trigger step_only_grows before update or delete on meetings.step for each row execute function meetings.only_grows();
create trigger item_text_only_grows before update or delete on meetings.item_text for each row execute function meetings.only_grows();
create trigger correction_only_grows before delete on meetings.correction for each row execute function meetings.only_grows();

create view meetings.published_meeting as
select m.id, m.series_id, m.organiser_id, m.held_on, m.stage, m.kind, m.title, m.number, m.issued_on from meetings.meeting m;

create view meetings.published_attendance as
select a.meeting_id, a.post_id, a.unit_id, a.person_id, a.presence as attendance from meetings.attendance a where a.presence is not null;
