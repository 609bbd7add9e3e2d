-- The trail. Rows are only ever inserted; the sealer fills the chain columns once (place, digest), nothing else changes.
create table audit.event (
    id            bigint generated always as identity primary key,
    real_at       timestamptz not null,
    official_at   timestamptz not null,
    account_id    bigint,
    actor         text   not null,
    unit_id       bigint,
    post_id       bigint,
    action        text   not null,
    subject_kind  text,
    subject_id    bigint,
    outcome       text   not null check (outcome in ('DONE', 'READ', 'EXPORTED', 'DENIED', 'FAILED')),
    source        text   not null,
    details       jsonb  not null,
    place         bigint unique,
    digest        bytea
);
create index event_subject on audit.event (subject_kind, subject_id);
create index event_unsealed on audit.event (id) where place is null;
create index event_time on audit.event (real_at);
