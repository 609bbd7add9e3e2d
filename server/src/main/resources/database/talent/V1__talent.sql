-- 人才队伍 (plan 二（二）5, 三（二）, 四（三）): trainings and who learned what, experts and draws, operating bodies, contracted hires.

create table talent.expert (
    id            bigint generated always as identity primary key,
    person_id     bigint not null references organization.person,
    region_id     bigint not null references organization.region,       -- whose pool: 本级
    unit_id       bigint not null references organization.unit,         -- who nominated, or its successor
    employer      text   not null default '',                           -- 工作单位, for experts from outside
    rank          text   not null,                                      -- 职称
    fields        text[] not null check (cardinality(fields) > 0),      -- 专业领域
    strengths     text   not null,                                      -- 擅长
    reason        text   not null,                                      -- 推荐理由
    stage         text   not null check (stage in ('NOMINATED', 'RETURNED', 'ADMITTED', 'LEFT')),
    nominated_on  date   not null,
    valid_from    date,                                                 -- 入库
    valid_to      date,                                                 -- 聘期 ends, or 出库
    left_because  text,
    warned_on     date,
    version       int    not null default 0,
    check (valid_to >= valid_from),
    check (stage not in ('ADMITTED') or (valid_from is not null and valid_to is not null))
);
create unique index expert_once on talent.expert (person_id, region_id) where stage <> 'LEFT';
create index expert_pool on talent.expert (region_id, stage);
create index expert_unit on talent.expert (unit_id);

-- Units that an expert must not judge, besides the own one and what stands above it.
create table talent.avoidance (
    id        bigint generated always as identity primary key,
    expert_id bigint not null references talent.expert,
    unit_id   bigint not null references organization.unit,
    reason    text   not null,
    ended_on  date
);
create unique index avoidance_once on talent.avoidance (expert_id, unit_id) where ended_on is null;

-- A random draw. Written once, with all its candidates; only substitutions are added.
create table talent.draw (
    id             bigint generated always as identity primary key,
    organiser_id   bigint not null references organization.unit,
    region_id      bigint not null references organization.region,
    subject_kind   text   not null,
    subject_id     bigint not null,
    purpose        text   not null,
    wanted         int    not null check (wanted > 0),
    field          text,
    avoid_units    bigint[] not null,
    avoid_people   bigint[] not null,
    seed           text   not null,
    list_digest    text   not null,                                     -- SM3 of the list of candidates, made before the seed
    drawn_on       date   not null,
    drawn_at       timestamptz not null,
    drawn_by       text   not null,
    drawn_by_id    bigint not null
);
create index draw_subject on talent.draw (subject_kind, subject_id);
create index draw_organiser on talent.draw (organiser_id);

create table talent.candidate (
    draw_id    bigint not null references talent.draw,
    expert_id  bigint not null references talent.expert,
    person_id  bigint not null references organization.person,
    unit_id    bigint not null references organization.unit,
    recused    text,                                                    -- why not in the draw; null: in it
    key        text,                                                    -- SM3 of seed, list and expert; the smallest are drawn
    place      int,                                                     -- in the order of the keys, from 1
    drawn      boolean not null default false,
    declined   text,                                                    -- why a drawn one does not serve
    stands_for bigint,                                                  -- expert in whose place
    primary key (draw_id, expert_id),
    check ((recused is null) = (key is not null)),
    check (not drawn or recused is null)
);
create index candidate_person on talent.candidate (person_id) where drawn;

create table talent.training (
    id           bigint generated always as identity primary key,
    organiser_id bigint not null references organization.unit,
    category     text   not null check (category in ('EXCHANGE', 'SKILL', 'SECURITY', 'POLICY', 'INDUCTION')),
    topic        text   not null,
    lecturer     text   not null default '',
    audience     text   not null default '',                            -- 对象
    content      text   not null default '',
    venue        text   not null,
    held_on      date   not null,
    begins       text   not null default '',                            -- 14:30
    hours        numeric(5, 1) not null check (hours > 0),              -- 学时
    capacity     int    check (capacity > 0),
    sign_up_until date,
    open_to      text   not null check (open_to in ('OWN', 'REGION', 'LISTED')),
    stage        text   not null check (stage in ('PLANNED', 'OPEN', 'HELD', 'CANCELLED')),
    closed_on    date,
    cancelled_because text,
    version      int    not null default 0
);
create index training_organiser on talent.training (organiser_id, held_on);

create table talent.invited (
    training_id bigint not null references talent.training,
    unit_id     bigint not null references organization.unit,
    primary key (training_id, unit_id)
);

-- 报名与签到. Somebody without a record of their own is a guest: a name and a unit.
create table talent.participant (
    id           bigint generated always as identity primary key,
    training_id  bigint not null references talent.training,
    person_id    bigint references organization.person,
    name         text   not null,
    unit_id      bigint not null references organization.unit,
    signed_up_at timestamptz not null,
    signed_up_by text   not null,
    withdrawn_on date,
    attended_at  timestamptz,
    attended_by  text   check (attended_by in ('CODE', 'LIST')),        -- own phone, or entered by the organiser
    hours        numeric(5, 1) check (hours >= 0),
    score        numeric(5, 1) check (score between 0 and 100),         -- 考试成绩
    satisfaction int    check (satisfaction between 1 and 5),
    version      int    not null default 0,
    check ((attended_at is null) = (attended_by is null))
);
create unique index participant_once on talent.participant (training_id, person_id) where person_id is not null;
create index participant_person on talent.participant (person_id);

-- The code that is shown in the room: real time, some minutes, never given twice.
create table talent.sign_in_code (
    id          bigint generated always as identity primary key,
    training_id bigint not null references talent.training,
    code        text   not null,
    valid_from  timestamptz not null,
    valid_until timestamptz not null,
    unique (training_id, code)
);
create table talent.wrong_code (
    person_id bigint not null,
    at        timestamptz not null
);
create index wrong_code_person on talent.wrong_code (person_id, at);

create table talent.operating_body (
    id           bigint generated always as identity primary key,
    region_id    bigint not null references organization.region,
    unit_id      bigint not null references organization.unit,          -- 主管单位
    name         text   not null,
    kind         text   not null check (kind in ('STATE_COMPANY', 'INSTITUTION', 'MIXED_COMPANY', 'PRIVATE_COMPANY')),
    uscc         text   not null default '',
    business     text   not null,                                       -- 承担的数据运营业务
    basis        text   not null,                                       -- 批准或授权文件
    staff        int    check (staff >= 0),
    contact      text   not null default '',
    stage        text   not null check (stage in ('PREPARING', 'OPERATING', 'CLOSED')),
    since        date,                                                  -- operating since
    closed_on    date,
    version      int    not null default 0
);
create index operating_body_unit on talent.operating_body (unit_id);

-- 聘任制公务员 and 购买专业服务.
create table talent.contract (
    id           bigint generated always as identity primary key,
    unit_id      bigint not null references organization.unit,
    kind         text   not null check (kind in ('APPOINTED_CIVIL_SERVANT', 'PURCHASED_SERVICE')),
    title        text   not null,                                       -- 岗位 or 服务内容
    counterpart  text   not null,                                       -- 受聘人 or 服务单位
    person_id    bigint references organization.person,
    number       text   not null default '',
    signed_on    date   not null,
    starts       date   not null,
    ends         date   not null check (ends >= starts),
    amount       numeric(14, 2) check (amount >= 0),                    -- yuan, whole term
    work         text   not null,                                       -- 职责或服务要求
    stage        text   not null check (stage in ('IN_FORCE', 'RENEWED', 'ENDED', 'TERMINATED')),
    ended_on     date,
    outcome      text   not null default '',                            -- how it went: 考核或验收结论
    renewal_of   bigint references talent.contract,
    version      int    not null default 0
);
create index contract_unit on talent.contract (unit_id, stage, ends);

-- Append-only: what happened to a record, when, by whom and why.
create table talent.step (
    id           bigint generated always as identity primary key,
    subject_kind text   not null,
    subject_id   bigint not null,
    what         text   not null,
    at           timestamptz not null,
    actor        text,
    remark       text   not null
);
create index step_subject on talent.step (subject_kind, subject_id, id);
create function talent.steps_only_grow() returns trigger language plpgsql as $$
begin
    raise exception 'talent.step only grows';
end $$;
create trigger step_only_grows before update or delete on talent.step for each row execute function talent.steps_only_grow();

create function talent.draws_stand() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (new.organiser_id = old.organiser_id) then
        raise exception 'talent.draw is written once';
    end if;
    return new;
end $$;
-- Only the organiser may change, when units merge.
create trigger draw_stands before update or delete on talent.draw for each row execute function talent.draws_stand();

create view talent.published_expert as
select e.id, e.person_id, e.region_id, e.unit_id, e.stage as state, e.valid_from, e.valid_to
  from talent.expert e;

create view talent.published_learning as
select p.person_id, p.unit_id, t.id as event_id, p.hours, t.held_on as attended_on, t.category, t.organiser_id
  from talent.participant p
  join talent.training t on t.id = p.training_id
 where t.stage = 'HELD' and p.attended_at is not null and p.person_id is not null;

create view talent.published_training as
select t.id, t.organiser_id, t.category, t.topic, t.held_on, t.hours, t.stage, t.closed_on,
       (select count(*) from talent.participant p where p.training_id = t.id and p.attended_at is not null) as attended
  from talent.training t;

create view talent.published_contract as
select c.id, c.unit_id, c.kind, c.title, c.starts, c.ends, c.stage, c.ended_on
  from talent.contract c;

create view talent.published_operating_body as
select b.id, b.region_id, b.unit_id, b.name, b.kind, b.stage, b.since, b.closed_on
  from talent.operating_body b;

create view talent.published_draw as
select d.id, d.organiser_id, d.subject_kind, d.subject_id, d.purpose, d.drawn_on
  from talent.draw d;
