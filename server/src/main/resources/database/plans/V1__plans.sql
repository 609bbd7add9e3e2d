-- 规划、战略、标准、计划、制度 (plan 二（二）1): drafted, opinions sought, reviewed, issued, reviewed yearly, replaced.

create table plans.plan (
    id           bigint generated always as identity primary key,
    unit_id      bigint not null references organization.unit,
    kind         text   not null check (kind in ('DEVELOPMENT', 'STRATEGY', 'STANDARD', 'IMPLEMENTATION', 'ANNUAL', 'REGULATION')),
    title        text   not null,
    content      text   not null,
    starts       date   not null,                                       -- the time it plans for
    ends         date   check (ends >= starts),
    replaces_id  bigint references plans.plan,
    stage        text   not null check (stage in ('DRAFT', 'CONSULTING', 'SIGNATURE', 'SIGNED', 'ISSUED', 'REPLACED', 'REPEALED')),
    round        int    not null default 0,                             -- of opinions
    number       text,                                                  -- 发文字号
    issued_on    date,
    valid_from   date,
    valid_to     date check (valid_to >= valid_from),
    document_id  bigint,                                                -- issued document
    drafted_on   date   not null,
    drafted_by   text   not null,
    repealed_because text,
    version      int    not null default 0,
    check (stage not in ('ISSUED', 'REPLACED', 'REPEALED') or (number is not null and issued_on is not null and valid_from is not null))
);
create index plan_unit on plans.plan (unit_id, kind, stage);

-- What a plan wants to reach, and how one will know.
create table plans.goal (
    id           bigint generated always as identity primary key,
    plan_id      bigint not null references plans.plan,
    place        int    not null,
    title        text   not null,
    city_goal    text   check (city_goal in ('FULL_AGGREGATION', 'STANDARDISED_GOVERNANCE', 'SCENARIO_DEVELOPMENT')),
    measure_key  text,
    target       numeric(14, 4),                                        -- in the measure's unit; a ratio as 0.95
    due          date,
    criterion    text   not null default '',                            -- how it is judged
    not_computable text,                                                -- why there is no measure yet
    check ((measure_key is null) <> (not_computable is null))
);
create index goal_plan on plans.goal (plan_id, place);

create table plans.goal_task (
    goal_id bigint not null references plans.goal,
    task_id bigint not null,
    primary key (goal_id, task_id)
);

-- 征求意见: one row per unit asked and round.
create table plans.opinion (
    id          bigint generated always as identity primary key,
    plan_id     bigint not null references plans.plan,
    round       int    not null,
    unit_id     bigint not null references organization.unit,
    asked_on    date   not null,
    due         date   not null,
    kind        text   check (kind in ('AGREED', 'COMMENTS')),
    text        text   not null default '',
    given_on    date,
    given_by    text,
    handling    text   check (handling in ('ADOPTED', 'PARTLY', 'DECLINED')),
    handling_reason text not null default '',
    unique (plan_id, round, unit_id),
    check ((kind is null) = (given_on is null))
);
create index opinion_unit on plans.opinion (unit_id);

-- 年度评估: was it worked through, does it still fit.
create table plans.review (
    id          bigint generated always as identity primary key,
    plan_id     bigint not null references plans.plan,
    year        int    not null,
    progress    text   not null,
    verdict     text   not null check (verdict in ('CONTINUE', 'REVISE', 'REPEAL')),
    reviewed_on date   not null,
    reviewed_by text   not null,
    unique (plan_id, year)
);

-- What a goal's measure said on the day of a review.
create table plans.reviewed_goal (
    review_id bigint not null references plans.review,
    goal_id   bigint not null references plans.goal,
    numerator numeric(20, 4),
    denominator numeric(20, 4),
    value     numeric(20, 4),
    primary key (review_id, goal_id)
);

create table plans.step (
    id      bigint generated always as identity primary key,
    plan_id bigint not null references plans.plan,
    what    text   not null,
    at      timestamptz not null,
    actor   text,
    remark  text   not null
);
create index step_plan on plans.step (plan_id, id);
create function plans.steps_only_grow() returns trigger language plpgsql as $$
begin
    raise exception 'plans.step only grows';
end $$;
create trigger step_only_grows before update or delete on plans.step for each row execute function plans.steps_only_grow();

create view plans.published_plan as
select p.id, p.unit_id, p.kind, p.title, p.number, p.stage, p.issued_on, p.valid_from, p.valid_to
  from plans.plan p;
