-- Who verified the trail, when, and what was found; the sentences as they were said then.
create table audit.verification (
    id          bigint generated always as identity primary key,
    real_at     timestamptz not null,
    actor       text   not null,
    first_place bigint not null,
    last_place  bigint not null,
    digest      text   not null,
    unsealed    bigint not null,
    anchors     int    not null,
    clean       boolean not null,
    millis      bigint not null,
    findings_zh text[] not null,
    findings_en text[] not null
);
