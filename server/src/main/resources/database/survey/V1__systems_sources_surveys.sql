-- Information systems (信息系统). What is asked of all of them stands in columns; the rest of the form is answers by field name.
create table survey.system (
    id            bigint generated always as identity primary key,
    unit_id       bigint      not null references organization.unit (id),
    name          text        not null,
    stage         text        not null check (stage in ('DRAFT', 'REGISTERED', 'SUSPENDED', 'RETIRED')),
    phase         text        check (phase in ('PLANNED', 'BUILDING', 'TRIAL', 'RUNNING', 'STOPPED')),
    form          jsonb       not null default '{}',
    registered_on date,
    updated_on    date        not null,
    version       int         not null default 0
);
-- A retired system's name may be used again.
create unique index system_name on survey.system (unit_id, name) where stage <> 'RETIRED';

create table survey.system_step (
    id         bigint generated always as identity primary key,
    system_id  bigint      not null references survey.system (id),
    kind       text        not null,
    reason     text        not null default '',
    person     text        not null,
    at         timestamptz not null
);
create index system_step_system on survey.system_step (system_id, id);

-- Where a system's data lies. The secret is sealed (SM4-GCM) under the key file of the data folder.
create table survey.source (
    id            bigint generated always as identity primary key,
    system_id     bigint      not null references survey.system (id),
    name          text        not null,
    kind          text        not null check (kind in ('POSTGRESQL', 'MYSQL', 'SQLITE', 'CSV', 'XLSX')),
    host          text,
    port          int         check (port between 1 and 65535),
    database      text,
    schemas       text        not null default '',
    login         text,
    tls           text        check (tls in ('OFF', 'IF_OFFERED', 'REQUIRED', 'VERIFIED')),
    secret        bytea,
    secret_on     date,
    file          text,
    entered_by    bigint      not null,
    entered_on    date        not null,
    removed_on    date,
    version       int         not null default 0
);
create unique index source_name on survey.source (system_id, name) where removed_on is null;

create table survey.run (
    id           bigint generated always as identity primary key,
    source_id    bigint      not null references survey.source (id),
    job_id       bigint,
    account_id   bigint      not null,
    person       text        not null,
    state        text        not null check (state in ('WAITING', 'RUNNING', 'COMPLETE', 'PARTIAL', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    node         text        not null,
    cancel       boolean     not null default false,
    asked_at     timestamptz not null,
    beat_at      timestamptz not null,
    ended_at     timestamptz,
    taken_on     date        not null,
    place        text        not null,
    product      text,
    tables_all   int,
    tables_done  int         not null default 0,
    rows_done    bigint      not null default 0,
    column_count int         not null default 0,
    problem_zh   text,
    problem_en   text
);
-- One survey per source at a time.
create unique index run_one_at_a_time on survey.run (source_id) where state in ('WAITING', 'RUNNING');
create index run_source on survey.run (source_id, id desc);

create table survey.surveyed_table (
    id           bigint generated always as identity primary key,
    survey_id    bigint not null references survey.run (id),
    position     int    not null,
    schema       text   not null,
    name         text   not null,
    kind         text   not null,
    comment      text,
    row_count    bigint,
    column_count int    not null,
    problem_zh   text,
    problem_en   text,
    -- the masked profile of this table in the survey engine's own form
    profile      text   not null
);
create index surveyed_table_survey on survey.surveyed_table (survey_id, position);

create table survey.surveyed_column (
    id            bigint generated always as identity primary key,
    table_id      bigint  not null references survey.surveyed_table (id),
    position      int     not null,
    name          text    not null,
    comment       text,
    declared_type text    not null,
    type          text    not null,
    length        bigint,
    precision     int,
    scale         int,
    nullable      boolean not null,
    primary_key   int     not null,
    nulls         bigint,
    distinct_values bigint,
    detected      text,
    decided       boolean,
    personal      boolean
);
create index surveyed_column_table on survey.surveyed_column (table_id, position);

-- What changed since the survey before, computed once.
create table survey.change (
    id          bigint generated always as identity primary key,
    survey_id   bigint  not null references survey.run (id),
    kind        text    not null,
    table_name  text    not null,
    column_name text,
    before      text,
    after       text,
    breaking    boolean not null
);
create index change_survey on survey.change (survey_id, id);

-- A workbook between its preview and its confirmation.
create table survey.import_draft (
    id         bigint generated always as identity primary key,
    account_id bigint      not null,
    file_name  text        not null,
    content    bytea       not null,
    stored_at  timestamptz not null
);

create view survey.published_system as
    select s.id, s.unit_id, s.name, s.stage, s.registered_on, s.updated_on, s.phase, s.form ->> 'CODE' as code
      from survey.system s;

create view survey.published_source as
    select d.id, d.system_id, s.unit_id, d.name, d.kind, d.entered_on, d.removed_on
      from survey.source d join survey.system s on s.id = d.system_id;

create view survey.published_survey as
    select y.id, y.source_id, d.system_id, s.unit_id, y.taken_on, y.tables_done as tables, y.rows_done as rows, y.state,
           y.column_count as columns, y.state in ('COMPLETE', 'PARTIAL') as usable,
           y.id = (select max(l.id) from survey.run l where l.source_id = y.source_id and l.state in ('COMPLETE', 'PARTIAL')) as latest
      from survey.run y join survey.source d on d.id = y.source_id join survey.system s on s.id = d.system_id;

create view survey.published_table as
    select t.id, t.survey_id, y.source_id, d.system_id, s.unit_id, t.name, t.comment, t.kind, t.schema, t.row_count, t.column_count, t.position
      from survey.surveyed_table t join survey.run y on y.id = t.survey_id join survey.source d on d.id = y.source_id join survey.system s on s.id = d.system_id;

create view survey.published_column as
    select c.id, c.table_id, t.survey_id, y.source_id, d.system_id, s.unit_id, c.name, c.comment, c.type, c.declared_type, c.position, c.length, c.precision, c.scale,
           c.nullable, c.primary_key, c.nulls, c.distinct_values, c.detected, c.decided, c.personal
      from survey.surveyed_column c join survey.surveyed_table t on t.id = c.table_id join survey.run y on y.id = t.survey_id
      join survey.source d on d.id = y.source_id join survey.system s on s.id = d.system_id;
