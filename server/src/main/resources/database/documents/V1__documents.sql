-- Attachments: what was uploaded or produced, in chunks of at most 1 MiB, so that nodes stay stateless and one backup is whole.
create table documents.attachment (
    id            bigint generated always as identity primary key,
    subject_kind  text        not null,
    subject_id    bigint      not null,
    name          text        not null,
    type          text        not null,
    size          bigint      not null check (size > 0),
    sm3           bytea       not null,
    unit_id       bigint,
    account_id    bigint      not null,
    uploader      text        not null,
    uploaded_at   timestamptz not null,
    removed_at    timestamptz,
    removal       text,
    check ((removed_at is null) = (removal is null))
);
create index attachment_subject on documents.attachment (subject_kind, subject_id);

create table documents.chunk (
    attachment_id bigint not null references documents.attachment (id),
    place         int    not null,
    content       bytea  not null,
    primary key (attachment_id, place)
);
alter table documents.chunk alter column content set storage external;

-- Number series (机关代字): each belongs to an organiser and counts afresh every year.
create table documents.series (
    code          text   not null,
    year          int    not null,
    organiser_id  bigint not null,
    last          int    not null default 0,
    primary key (code, year)
);

-- Every number given out or typed in from an office's own system.
create table documents.number (
    code          text        not null,
    year          int         not null,
    serial        int         not null check (serial > 0),
    organiser_id  bigint      not null,
    typed         boolean     not null,
    subject_kind  text        not null,
    subject_id    bigint      not null,
    given_at      timestamptz not null,
    primary key (code, year, serial)
);
create index number_subject on documents.number (subject_kind, subject_id);

-- Issued documents (发文登记). The preview is what was printed; the files are kept beside it and never made again.
create table documents.issued (
    id            bigint generated always as identity primary key,
    organiser_id  bigint      not null,
    organiser     text        not null,
    subject_kind  text        not null,
    subject_id    bigint      not null,
    kind          text        not null,
    number        text,
    title         text        not null,
    dated         date        not null,
    issued_at     timestamptz not null,
    issuer        text        not null,
    published     boolean     not null,
    preview       text        not null,
    word_id       bigint references documents.attachment (id),
    pdf_id        bigint references documents.attachment (id)
);
create index issued_subject on documents.issued (subject_kind, subject_id);
create index issued_dated on documents.issued (dated desc, id desc);

create view documents.published_issued as
    select id, organiser_id, organiser, subject_kind, subject_id, kind, number, title, dated, issued_at, published from documents.issued;
create view documents.published_attachments as
    select id, subject_kind, subject_id, name, type, size, unit_id, uploaded_at from documents.attachment where removed_at is null;
