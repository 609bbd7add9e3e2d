-- Copies of letters by e-mail, until the mail server took them.
create table notifications.mail (
    id         bigint generated always as identity primary key,
    letter_id  bigint not null references notifications.letter,
    address    text   not null,
    title      text   not null,
    body       text   not null,
    state      text   not null check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    tries      int    not null default 0,
    next_at    timestamptz not null,
    sent_at    timestamptz,
    error      text
);
create index mail_due on notifications.mail (next_at) where state = 'WAITING';

-- 通知公告
create table notifications.notice (
    id           bigint generated always as identity primary key,
    organiser_id bigint not null,
    organiser    text   not null,
    author       text   not null,
    title        text   not null,
    body         text   not null,
    units        bigint[] not null,
    roles        text[] not null,
    stage        text   not null check (stage in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    expires_on   date,
    published_at timestamptz,
    withdrawn_at timestamptz,
    reason       text   not null default '',
    reminded_at  timestamptz,
    version      int    not null default 0
);
create index notice_organiser on notifications.notice (organiser_id, id desc);

-- Who is expected to read it: the holders of the addressed posts on the day of publishing.
create table notifications.receipt (
    notice_id   bigint not null references notifications.notice,
    person_id   bigint not null,
    person_name text   not null,
    unit_id     bigint not null,
    read_at     timestamptz,
    primary key (notice_id, person_id)
);
create index receipt_person on notifications.receipt (person_id, notice_id desc);
