-- Indicator systems (指标体系) as versioned data: what is assessed, by which rule, for how many points (plan 二（三）3: 统一考核评估指标).
create table assessment.system (
    id           bigint generated always as identity primary key,
    organiser_id bigint not null references organization.unit,
    title        text   not null,
    title_en     text   not null,
    template     text,                                          -- the shipped template (建议) that it began with
    unique (organiser_id, title)
);

-- A version in force never changes; a change is a new version beside it.
create table assessment.system_version (
    id             bigint generated always as identity primary key,
    system_id      bigint not null references assessment.system,
    number         int    not null check (number > 0),
    state          text   not null check (state in ('DRAFT', 'IN_FORCE', 'REPLACED')),
    reason         text   not null default '',                  -- why it was changed
    excellent_from numeric(9, 4) not null,
    good_from      numeric(9, 4) not null,
    pass_from      numeric(9, 4) not null,
    made_by        text   not null,
    made_on        date   not null,
    issued_by      text,
    issued_on      date,
    version        int    not null default 0,
    unique (system_id, number),
    check (excellent_from >= good_from and good_from >= pass_from),
    check ((state = 'DRAFT') = (issued_on is null))
);
create unique index system_version_one_draft on assessment.system_version (system_id) where state = 'DRAFT';
create unique index system_version_one_in_force on assessment.system_version (system_id) where state = 'IN_FORCE';

create table assessment.indicator (
    id         bigint generated always as identity primary key,
    version_id bigint not null references assessment.system_version,
    code       text   not null,                                 -- stays the same from version to version
    parent     text,
    place      int    not null,
    title      text   not null,
    title_en   text   not null,
    points     numeric(9, 4) not null check (points >= 0),
    source     text   check (source in ('AUTO', 'EVIDENCE', 'MIXED')),
    rule       jsonb,                                           -- null: a group of indicators
    subject    text   not null default '',                      -- 考核内容
    evidence   text   not null default '',                      -- 佐证材料
    applies    text,                                            -- CEL; false: 不适用
    unique (version_id, code),
    foreign key (version_id, parent) references assessment.indicator (version_id, code) deferrable initially deferred,
    check ((rule is null) = (source is null))
);
create index indicator_tree on assessment.indicator (version_id, parent, place);

-- Other points than the indicator's own, for a comparable group or for one unit.
create table assessment.weight (
    id         bigint generated always as identity primary key,
    version_id bigint not null,
    code       text   not null,
    group_id   bigint references organization.unit_group,
    unit_id    bigint references organization.unit,
    points     numeric(9, 4) not null check (points >= 0),
    foreign key (version_id, code) references assessment.indicator (version_id, code) on update cascade on delete cascade,
    check ((group_id is null) <> (unit_id is null)),
    unique nulls not distinct (version_id, code, group_id, unit_id)
);

-- Everyone's score of a year with what it was computed from, from a run or imported: what a new version is compared on.
create table assessment.last_score (
    id          bigint generated always as identity primary key,
    system_id   bigint not null references assessment.system,
    unit_id     bigint not null references organization.unit,
    year        int    not null check (year between 2000 and 2999),
    group_id    bigint references organization.unit_group,
    version_id  bigint references assessment.system_version,     -- null: imported
    total       numeric(9, 4) not null,
    lines       jsonb  not null,                                -- code → points
    inputs      jsonb,                                          -- null: only the points are known
    recorded_on date   not null,
    unique (system_id, unit_id, year)
);

create function assessment.issued_versions_stay() returns trigger language plpgsql as $$
begin
    if exists (select from assessment.system_version v
                where v.id = case when tg_op = 'DELETE' then old.version_id else new.version_id end and v.state <> 'DRAFT') then
        raise exception 'an issued version of an indicator system is changed by a new version';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger indicator_stays before insert or update or delete on assessment.indicator for each row execute function assessment.issued_versions_stay();
create trigger weight_stays before insert or update or delete on assessment.weight for each row execute function assessment.issued_versions_stay();

create view assessment.published_system as
select s.id, s.organiser_id, s.title, s.title_en, v.id as version_id, v.number, v.issued_on
  from assessment.system s
  join assessment.system_version v on v.system_id = s.id and v.state = 'IN_FORCE';
