-- Who owes what, to whom, by when, under which rule (house §1).

-- A rule is dated data: a change is a new version; running duties keep the version under which they were opened.
create table duties.rule (
    id                  bigint generated always as identity primary key,
    key                 text    not null,
    edition             int     not null,
    title_zh            text    not null,
    title_en            text    not null,
    organiser_unit_id   bigint  references organization.unit,           -- null: ships with the product
    days                int     check (days between 0 and 36500),        -- a limit counted from the start …
    day_unit            text    check (day_unit in ('WORKING', 'CALENDAR')),
    receipt             text    not null default 'AS_IS' check (receipt in ('AS_IS', 'NEXT_WORKING_DAY')),
    fixed_month         int     check (fixed_month between 1 and 12),    -- … or a fixed day of the year
    fixed_day           int     check (fixed_day between 1 and 31),
    fixed_rolls         boolean not null default false,
    window_month        int,                                             -- work done before this day of the year does not count
    window_day          int,
    extension_days      int     not null default 0,                      -- longest extension in the rule's unit; 0: none
    suspension_days     int,                                             -- a longer suspension is flagged; null: any
    grace_days          int     not null default 10,                     -- working days that a successor has for duties taken over
    remind_before       int     not null default 3,                      -- ladder, in working days
    chase_after         int     not null default 1,
    supervise_after     int     not null default 3,
    circulate_after     int     not null default 10,
    basis_zh            text    not null,
    basis_en            text    not null,
    source              text    not null check (source in ('LAW', 'PLAN', 'PRACTICE', 'PROPOSAL')),
    verified            boolean not null,
    valid_from          date    not null,
    valid_to            date,
    unique (key, edition),
    constraint rule_one_in_force exclude using gist (key with =, daterange(valid_from, valid_to, '[]') with &&),
    constraint rule_counts_or_is_fixed check ((days is not null and day_unit is not null) or (fixed_month is not null and fixed_day is not null)
        or (days is null and fixed_month is null))                       -- the third kind: the due date is set by who opens it
);

create table duties.duty (
    id                  bigint generated always as identity primary key,
    rule_id             bigint  not null references duties.rule,
    rule_key            text    not null,
    debtor_unit_id      bigint  not null references organization.unit,
    debtor_post_id      bigint  references organization.post,
    owed_to_unit_id     bigint  not null references organization.unit,
    handler_person_id   bigint  references organization.person,
    counts_for_unit_id  bigint  not null references organization.unit,   -- differs after a merger
    subject_kind        text    not null,
    subject_id          bigint  not null,
    occurrence          text    not null,
    title               jsonb   not null,
    href                text    not null,
    window_start        date,
    started             date    not null,
    due                 date    not null,
    first_due           date    not null,
    due_typed           boolean not null,                                -- set by who opened it: no calendar change moves it
    provisional         boolean not null default false,
    state               text    not null check (state in ('OPEN', 'SUSPENDED', 'MET', 'MET_LATE', 'WAIVED', 'CANCELLED')),
    suspended_since     date,
    extended_days       int     not null default 0,
    met_on              date,
    person_id           bigint  references organization.person,          -- for whom it counts, once met or past due
    person_on_time      boolean,
    needs_decision      boolean not null default false,                  -- its unit was split: somebody must say who owes it now
    ladder              text    not null default 'NONE' check (ladder in ('NONE', 'REMINDED', 'CHASED', 'SUPERVISED', 'CIRCULATED')),
    version             int     not null default 0,
    unique nulls not distinct (rule_key, subject_kind, subject_id, debtor_unit_id, debtor_post_id, occurrence)
);
create index duty_debtor on duties.duty (debtor_unit_id, state, due);
create index duty_owed_to on duties.duty (owed_to_unit_id, state);
create index duty_subject on duties.duty (subject_kind, subject_id);
create index duty_open on duties.duty (due) where state in ('OPEN', 'SUSPENDED');
create index duty_handler on duties.duty (handler_person_id) where state in ('OPEN', 'SUSPENDED');

create table duties.supporting_unit (
    duty_id bigint not null references duties.duty,
    unit_id bigint not null references organization.unit,
    primary key (duty_id, unit_id)
);

create table duties.suspension (
    id        bigint generated always as identity primary key,
    duty_id   bigint not null references duties.duty,
    from_day  date   not null,
    to_day    date,
    flagged   boolean not null default false
);

-- Append-only: what happened to a duty, when, by whom and why.
create table duties.step (
    id          bigint generated always as identity primary key,
    duty_id     bigint not null references duties.duty,
    kind        text   not null,
    at          timestamptz not null,
    day         date   not null,
    actor       text,                                                    -- null: the system by its rules
    old_due     date,
    new_due     date,
    reason      jsonb
);
create index step_duty on duties.step (duty_id, id);

create function duties.steps_only_grow() returns trigger language plpgsql as $$
begin
    raise exception 'duties.step only grows';
end $$;
create trigger step_only_grows before update or delete on duties.step for each row execute function duties.steps_only_grow();

create view duties.published_duty as
select d.id, d.rule_key, d.debtor_unit_id, d.debtor_post_id, d.owed_to_unit_id, d.counts_for_unit_id, d.subject_kind, d.subject_id, d.occurrence,
       d.started, d.due, d.state, d.met_on, d.person_id, d.person_on_time, d.ladder,
       r.source as rule_source, r.title_zh as rule_title_zh, r.title_en as rule_title_en
from duties.duty d join duties.rule r on r.id = d.rule_id;
