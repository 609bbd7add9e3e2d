-- 监督考核 (plan 二（三）3, 四（二）): the daily ledger, and runs with everything that happens in them.

create function assessment.only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'assessment.% only grows', tg_table_name;
end $$;

-- 日常考核台账: what a bureau writes down during the year, with evidence; the officer can answer.
create table assessment.ledger_entry (
    id             bigint generated always as identity primary key,
    organiser_id   bigint not null references organization.unit,
    unit_id        bigint not null references organization.unit,          -- for whom it counts; follows a merger
    written_for_id bigint not null references organization.unit,          -- as it was written
    post_id        bigint references organization.post,                   -- the officer's post; null: the unit as such
    person_id      bigint references organization.person,                 -- who held the post that day
    kind           text   not null check (kind in ('BONUS', 'DEDUCTION', 'REMINDER')),
    points         numeric(8, 4) not null check (points >= 0),
    happened_on    date   not null,
    title          text   not null,
    facts          text   not null,
    basis          text   not null,                                       -- which clause of the 办法
    evidence_kind  text,                                                  -- a record of the system that proves it
    evidence_id    bigint,
    stage          text   not null check (stage in ('RECORDED', 'ACKNOWLEDGED', 'CONTESTED', 'UPHELD', 'WITHDRAWN')),
    recorded_by    text   not null,
    recorded_by_id bigint not null,
    recorded_on    date   not null,
    answer         text,
    answered_by    text,
    answered_on    date,
    decision       text,
    decided_by     text,
    decided_on     date,
    version        int    not null default 0,
    check ((kind = 'REMINDER') = (points = 0)),
    check ((evidence_kind is null) = (evidence_id is null)),
    check ((post_id is null) = (person_id is null))
);
create index ledger_unit on assessment.ledger_entry (unit_id, happened_on);
create index ledger_organiser on assessment.ledger_entry (organiser_id, happened_on);

create table assessment.run (
    id              bigint generated always as identity primary key,
    organiser_id    bigint not null references organization.unit,
    title           text   not null,
    object          text   not null check (object in ('UNIT', 'OFFICER')),
    cadence         text   not null check (cadence in ('DAILY', 'YEARLY')),
    year            int    not null,
    period_from     date   not null,
    period_to       date   not null check (period_to >= period_from),
    method_plan_id  bigint,                                               -- the issued 办法
    method_title    text   not null,
    method_number   text,
    system_version_id bigint references assessment.system_version,        -- null: officers, whose parts are below
    unit_run_id     bigint references assessment.run,                     -- officers: the run that scored their units
    stage           text   not null check (stage in ('DRAFT', 'SELF_ASSESSMENT', 'FIRST_REVIEW', 'PANEL', 'PUBLICITY', 'APPEALS', 'GRADING', 'SIGNING', 'REPORTING', 'CONCLUDED', 'CANCELLED')),
    self_due        date,
    freeze_id       bigint references measures.freeze,
    frozen_on       date,
    public_from     date,
    has_panel       boolean not null,
    reviewers       int     not null check (reviewers >= 2),
    talk_share      numeric(5, 4) not null check (talk_share > 0 and talk_share <= 1),  -- a difference beyond this share of the points forces a talk
    evidence_shown  text    not null check (evidence_shown in ('OWN', 'SCOPE')),
    names_shown     boolean not null,
    excellent_from  numeric(7, 4) not null,
    good_from       numeric(7, 4) not null check (good_from < excellent_from),
    pass_from       numeric(7, 4) not null check (pass_from < good_from),
    excellent_quota numeric(5, 4) not null check (excellent_quota between 0 and 1),
    unit_weight     numeric(5, 4) not null,
    duty_weight     numeric(5, 4) not null,
    report_weight   numeric(5, 4) not null,
    least_days      int     not null,                                     -- shorter in office: scored, not graded
    findings        text    not null default '',                          -- the organiser's own words in the report
    outlook         text    not null default '',
    version         int     not null default 0,
    check (unit_weight + duty_weight + report_weight = 1)
);
create index run_organiser on assessment.run (organiser_id, year);

-- Whom a run assesses: a unit, or a person in a unit's post.
create table assessment.assessed (
    id            bigint generated always as identity primary key,
    run_id        bigint not null references assessment.run,
    unit_id       bigint not null references organization.unit,
    post_id       bigint references organization.post,
    person_id     bigint references organization.person,
    group_id      bigint references organization.unit_group,              -- comparable group, for weights and rulings
    stage         text   not null check (stage in ('OPEN', 'SUBMITTED')), -- of the self-assessment
    submitted_on  date,
    submitted_by  text,
    late          boolean not null default false,
    total         numeric(9, 4),
    cap           text,                                                   -- the best grade that vetoes leave
    grade         text,
    grade_basis   text   check (grade_basis in ('BAND', 'CAP', 'QUOTA', 'TIE', 'SHORT', 'HAND')),
    grade_reason  text,
    graded_by     text,
    merged_into   bigint references assessment.assessed,
    version       int    not null default 0
);
create unique index assessed_once on assessment.assessed (run_id, unit_id, person_id) nulls not distinct where merged_into is null;
create index assessed_unit on assessment.assessed (unit_id);
create index assessed_run on assessment.assessed (run_id);

-- The units whose figures count for it: itself, and those that were merged into it in the period.
create table assessment.covered_unit (
    assessed_id bigint not null references assessment.assessed,
    unit_id     bigint not null references organization.unit,
    primary key (assessed_id, unit_id)
);

-- 自评: what a unit claims for an indicator, with proofs.
create table assessment.claim (
    id          bigint generated always as identity primary key,
    assessed_id bigint not null references assessment.assessed,
    indicator   text   not null,                                          -- code, or code.part for a part of a sum
    claimed     jsonb  not null,                                          -- what it says it reached, in the form of the rule
    remark      text   not null,
    saved_by    text   not null,
    saved_at    timestamptz not null,
    version     int    not null default 0,
    unique (assessed_id, indicator)
);

create table assessment.proof (
    id            bigint generated always as identity primary key,
    claim_id      bigint not null references assessment.claim,
    attachment_id bigint references documents.attachment,
    subject_kind  text,
    subject_id    bigint,
    name          text   not null,
    sm3           text,
    added_by      text   not null,
    added_on      date   not null,
    late          boolean not null,                                       -- after the deadline: marked, not hidden
    check ((attachment_id is null) <> (subject_id is null))
);
create index proof_claim on assessment.proof (claim_id);

-- 初评: the organiser's first judgement of what cannot be computed.
create table assessment.judgement (
    id          bigint generated always as identity primary key,
    assessed_id bigint not null references assessment.assessed,
    indicator   text   not null,                                          -- code, or code.part
    decided     jsonb,                                                    -- null: it does not apply to this unit
    reason      text   not null,                                          -- needed when it differs from the claim
    judged_by   text   not null,
    judged_on   date   not null,
    version     int    not null default 0,
    unique (assessed_id, indicator)
);

-- 专家评审.
create table assessment.panel (
    id          bigint generated always as identity primary key,
    run_id      bigint not null references assessment.run,
    draw_id     bigint not null,
    seed        text   not null,
    stage       text   not null check (stage in ('MARKING', 'TALK', 'CLOSED')),
    made_by     text   not null,
    made_on     date   not null,
    version     int    not null default 0
);
create index panel_run on assessment.panel (run_id);

create table assessment.panel_assessed (
    panel_id    bigint not null references assessment.panel,
    assessed_id bigint not null references assessment.assessed,
    primary key (panel_id, assessed_id)
);

create table assessment.reviewer (
    id           bigint generated always as identity primary key,
    panel_id     bigint not null references assessment.panel,
    person_id    bigint not null references organization.person,
    submitted_on date,
    version      int    not null default 0,
    unique (panel_id, person_id)
);
create index reviewer_person on assessment.reviewer (person_id);

create table assessment.recusal (
    reviewer_id bigint not null references assessment.reviewer,
    assessed_id bigint not null references assessment.assessed,
    reason      text   not null,
    primary key (reviewer_id, assessed_id)
);

create table assessment.mark (
    id          bigint generated always as identity primary key,
    reviewer_id bigint not null references assessment.reviewer,
    assessed_id bigint not null references assessment.assessed,
    indicator   text   not null,
    points      numeric(9, 4) not null,
    remark      text   not null,
    unique (reviewer_id, assessed_id, indicator)
);

create table assessment.talk (
    id          bigint generated always as identity primary key,
    panel_id    bigint not null references assessment.panel,
    assessed_id bigint not null references assessment.assessed,
    indicator   text   not null,
    least       numeric(9, 4) not null,                                   -- the marks that stood apart
    most        numeric(9, 4) not null,
    record      text,
    settled_by  text,
    settled_on  date,
    unique (panel_id, assessed_id, indicator)
);

-- A change of points by hand: never without a reason, always shown. The latest of an indicator counts.
create table assessment.change (
    id          bigint generated always as identity primary key,
    assessed_id bigint not null references assessment.assessed,
    indicator   text   not null,
    before      numeric(9, 4) not null,
    points      numeric(9, 4) not null,
    origin      text   not null check (origin in ('MANUAL', 'APPEAL', 'RULING')),
    origin_id   bigint,
    reason      text   not null check (reason <> ''),
    changed_by  text   not null,
    changed_on  date   not null
);
create index change_assessed on assessment.change (assessed_id, indicator, id);

-- 申诉, and the one answer to a question that several share.
create table assessment.ruling (
    id        bigint generated always as identity primary key,
    run_id    bigint not null references assessment.run,
    group_id  bigint references organization.unit_group,
    indicator text   not null,
    delta     numeric(9, 4) not null,
    answer    text   not null,
    ruled_by  text   not null,
    ruled_on  date   not null
);
create index ruling_run on assessment.ruling (run_id);

create table assessment.appeal (
    id          bigint generated always as identity primary key,
    run_id      bigint not null references assessment.run,
    assessed_id bigint not null references assessment.assessed,
    indicator   text,                                                     -- null: about the whole
    ground      text   not null,
    stage       text   not null check (stage in ('LODGED', 'UPHELD', 'DISMISSED', 'WITHDRAWN')),
    lodged_by   text   not null,
    lodged_on   date   not null,
    answer      text,
    answered_by text,
    answered_on date,
    ruling_id   bigint references assessment.ruling,
    version     int    not null default 0
);
create index appeal_run on assessment.appeal (run_id, stage);
create index appeal_assessed on assessment.appeal (assessed_id);

-- The score as it was last computed, line by line; recomputation from the frozen figures must give the same.
create table assessment.score_line (
    assessed_id bigint not null references assessment.assessed,
    place       int    not null,
    indicator   text   not null,
    worth       numeric(9, 4) not null,
    computed    numeric(9, 4) not null,
    score       numeric(9, 4) not null,
    state       text   not null,
    primary key (assessed_id, indicator)
);

-- An officer's score: its parts.
create table assessment.officer_part (
    assessed_id bigint not null references assessment.assessed,
    part        text   not null check (part in ('UNIT', 'DUTIES', 'REPORT')),
    weight      numeric(5, 4) not null,                                   -- after the weight of what does not apply was spread
    value       numeric(9, 4),
    primary key (assessed_id, part)
);

-- What was frozen beside the measures: ledger entries, days in office with the unit's score, own duties, the duty report.
create table assessment.evidence_row (
    id           bigint generated always as identity primary key,
    assessed_id  bigint not null references assessment.assessed,
    part         text   not null check (part in ('UNIT', 'DUTIES', 'REPORT', 'LEDGER')),
    subject_kind text   not null,
    subject_id   bigint not null,
    numerator    numeric(20, 4) not null,
    denominator  numeric(20, 4) not null,
    from_day     date,
    to_day       date
);
create index evidence_row_assessed on assessment.evidence_row (assessed_id, part);
create trigger evidence_row_stays before update or delete on assessment.evidence_row for each row execute function assessment.only_grows();

-- Signs of gaming, for the reviewer: flagged, never scored.
create table assessment.sign (
    id           bigint generated always as identity primary key,
    assessed_id  bigint not null references assessment.assessed,
    kind         text   not null check (kind in ('LAST_DAYS', 'USED_TWICE', 'REDATED', 'JUMP')),
    about        text   not null,                                         -- measure or indicator
    least        numeric(20, 4),
    most         numeric(20, 4),
    remark       text,                                                    -- what the reviewer found
    checked_by   text,
    checked_on   date,
    unique (assessed_id, kind, about)
);

-- Append-only: what happened to a run or an entry, when, by whom and why.
create table assessment.step (
    id           bigint generated always as identity primary key,
    subject_kind text   not null,
    subject_id   bigint not null,
    what         text   not null,
    at           timestamptz not null,
    day          date   not null,
    actor        text,
    remark       text   not null
);
create index step_subject on assessment.step (subject_kind, subject_id, id);

create trigger step_only_grows before update or delete on assessment.step for each row execute function assessment.only_grows();
create trigger change_only_grows before update or delete on assessment.change for each row execute function assessment.only_grows();

create view assessment.published_score as
select a.id, a.run_id, r.organiser_id, r.year, r.object, r.title, a.unit_id, a.post_id, a.person_id, a.total, a.grade, r.names_shown
  from assessment.assessed a join assessment.run r on r.id = a.run_id
 where r.stage = 'CONCLUDED' and a.merged_into is null;

create view assessment.published_ledger_entry as
select e.id, e.organiser_id, e.unit_id, e.post_id, e.person_id, e.kind, e.points, e.happened_on, e.title, e.stage
  from assessment.ledger_entry e where e.stage <> 'WITHDRAWN';
