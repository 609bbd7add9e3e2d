-- A workbook between its preview and its confirmation; one per person.
create table assessment.import_draft (
    id         bigint generated always as identity primary key,
    account_id bigint not null,
    kind       text   not null check (kind in ('SYSTEM', 'SCORES')),
    version_id bigint not null references assessment.system_version on delete cascade,
    year       int,                                             -- of scores
    file_name  text   not null,
    content    bytea  not null,
    stored_at  timestamptz not null,
    check ((kind = 'SCORES') = (year is not null))
);
create unique index import_draft_one on assessment.import_draft (account_id, kind);
