-- Official time. One row once the clock has been set or the first day has been worked; an absent row means: official = real.
create table jobs.official_clock (
    one        boolean primary key default true check (one),
    lead_days  int not null
);

-- How far each day-job has come. A job that is new begins at the day on which it was first seen.
create table jobs.day_mark (
    job        text primary key,
    done_until date not null
);

-- What was run, for the page and for whoever asks later; written in the transaction of the run itself.
create table jobs.day_run (
    day         date not null,
    job         text not null,
    finished_at timestamptz not null,
    millis      bigint not null,
    primary key (day, job)
);

-- A day-job that did not get through: the following ones wait for it, in order.
create table jobs.day_failure (
    job       text primary key,
    day       date not null,
    tries     int not null,
    failed_at timestamptz not null,
    error     text not null
);

-- Long jobs that people start and watch.
create table jobs.job (
    id           bigint generated always as identity primary key,
    kind         text not null,
    subject_kind text not null,
    subject_id   bigint not null,
    account_id   bigint not null,
    person_id    bigint not null,
    started_by   text not null,
    unit_id      bigint,
    state        text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'INTERRUPTED')),
    total        bigint,
    done         bigint not null default 0,
    note_zh      text not null default '',
    note_en      text not null default '',
    href         text,
    cancel       boolean not null default false,
    node         text not null,
    asked_at     timestamptz not null,
    started_at   timestamptz,
    beat_at      timestamptz not null,
    finished_at  timestamptz
);
create index job_newest on jobs.job (id desc) include (account_id, state);
create index job_alive on jobs.job (node) where state in ('WAITING', 'RUNNING');

-- The scheduler's own table (db-scheduler 16.12).
create table jobs.scheduled_task (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_due on jobs.scheduled_task (execution_time);
create index scheduled_task_beat on jobs.scheduled_task (last_heartbeat);
