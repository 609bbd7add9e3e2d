-- An uploaded workbook between its preview and its confirmation; nothing of it is in the other tables yet.
create table organization.import_draft (
    id         bigint generated always as identity primary key,
    account_id bigint not null,
    file_name  text   not null,
    content    bytea  not null,
    stored_at  timestamptz not null
);
