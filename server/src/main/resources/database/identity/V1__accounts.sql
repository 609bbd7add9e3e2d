-- Accounts, what they may do beside the rights of their posts, and how they prove who they are.
-- Nothing here is a secret in the clear: passwords, links, codes and tokens are hashed, second factors sealed under a key file.

create table account (
    id               bigint generated always as identity primary key,
    login            text not null,
    name             text not null,
    person_id        bigint references organization.person (id),
    state            text not null check (state in ('INVITED', 'OPEN', 'DISABLED', 'CLOSED')),
    password_hash    text,
    password_set_at  timestamptz,
    must_change      boolean not null default false,
    expires_at       timestamptz,
    totp_secret      bytea,
    totp_confirmed   boolean not null default false,
    totp_last_step   bigint not null default 0,
    guide_seen       boolean not null default false,
    signed_in_at     timestamptz,
    created_at       timestamptz not null,
    created_by       bigint references account (id),
    ended_on         date,
    ended_reason     text,
    version          int not null default 0
);
create unique index account_login on account (lower(login));
-- 一人一号: one living account per person, so that one person cannot gather several offices in several accounts.
create unique index account_person on account (person_id) where state <> 'CLOSED';
create index account_name on account using gin (name public.gin_trgm_ops);

create table granted_role (
    id          bigint generated always as identity primary key,
    account_id  bigint not null references account (id),
    role        text not null check (role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'OUTSIDE_AUDITOR')),
    granted_at  timestamptz not null,
    granted_by  bigint references account (id),
    revoked_at  timestamptz,
    revoked_by  bigint references account (id)
);
-- 三员分立: at most one such office at a time, also when two grants arrive together.
create unique index granted_role_one on granted_role (account_id) where revoked_at is null;

create table auditor_scope (
    account_id  bigint primary key references account (id),
    kinds       text[] not null,
    units       bigint[] not null,
    regions     bigint[] not null,
    purpose     text not null,
    version     int not null default 0
);

create table password_history (
    id          bigint generated always as identity primary key,
    account_id  bigint not null references account (id),
    hash        text not null,
    set_at      timestamptz not null
);
create index password_history_account on password_history (account_id, id);

create table recovery_code (
    id          bigint generated always as identity primary key,
    account_id  bigint not null references account (id),
    hash        text not null,
    used_at     timestamptz
);
create unique index recovery_code_hash on recovery_code (account_id, hash);

create table one_time_link (
    id          bigint generated always as identity primary key,
    account_id  bigint not null references account (id),
    hash        text not null unique,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    created_by  bigint references account (id),
    used_at     timestamptz,
    withdrawn_at timestamptz
);
create index one_time_link_account on one_time_link (account_id);

create table api_token (
    id           bigint generated always as identity primary key,
    account_id   bigint not null references account (id),
    post_id      bigint references organization.post (id),
    name         text not null,
    hash         text not null unique,
    hint         text not null,
    rights       text[] not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_token_account on api_token (account_id);

-- Attempts by login name (also of names that do not exist) and by address.
create table attempt (
    key          text primary key,
    failures     int not null,
    since        timestamptz not null,
    locked_until timestamptz
);

create table policy (
    id                int primary key check (id = 1),
    lock_after        int not null check (lock_after between 3 and 5),
    lock_minutes      int not null check (lock_minutes between 15 and 1440),
    session_minutes   int not null check (session_minutes between 5 and 30),
    sessions_at_once  int not null check (sessions_at_once between 1 and 5),
    password_length   int not null check (password_length between 8 and 64),
    password_days     int not null check (password_days between 30 and 90),
    password_history  int not null check (password_history between 5 and 24),
    version           int not null default 0
);
insert into policy values (1, 5, 15, 30, 2, 8, 90, 5, 0);

-- A form that was sent after the session had ended, kept until its sender has signed in again.
create table kept_form (
    hash        text primary key,
    sealed      bytea not null,
    account_id  bigint references account (id),
    created_at  timestamptz not null,
    expires_at  timestamptz not null
);

-- As spring-session-jdbc expects it (its names, our schema).
create table session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create unique index session_session_id on session (session_id);
create index session_expiry on session (expiry_time);
create index session_principal on session (principal_name);

create table session_attributes (
    session_primary_id  char(36) not null references session (primary_id) on delete cascade,
    attribute_name      varchar(200) not null,
    attribute_bytes     bytea not null,
    primary key (session_primary_id, attribute_name)
);
