-- A running signature that went over to another unit, or lapsed, because units changed: told beside the signatures.
create table approvals.passage (
    id      bigint generated always as identity primary key,
    run_id  bigint not null references approvals.run,
    step    int    not null,
    text    jsonb  not null,
    day     date   not null,
    at      timestamptz not null
);
create index passage_run on approvals.passage (run_id);
