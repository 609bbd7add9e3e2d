-- The calendar in force. Nothing is overwritten: a year imported again is a new row, the newest counts; a special day that no longer
-- holds is withdrawn, not deleted.

create table calendar.year_file (
    id          bigint generated always as identity primary key,
    year        int         not null check (year between 2000 and 2100),
    papers      text[]      not null,
    origin      text        not null check (origin in ('SHIPPED', 'IMPORTED')),
    file_name   text        not null,
    imported_at timestamptz not null,
    imported_by text        not null
);
create index year_file_year on calendar.year_file (year, id);

create table calendar.listed_day (
    id           bigint  generated always as identity primary key,
    year_file_id bigint  not null references calendar.year_file,
    day          date    not null,
    name         text    not null,
    off_day      boolean not null,
    unique (year_file_id, day)
);

create table calendar.special_day (
    id           bigint generated always as identity primary key,
    region_code  text        not null check (region_code ~ '^[0-9A-Z]{6,12}$'),
    day          date        not null,
    name         text        not null,
    off_day      boolean     not null,
    basis        text        not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_why text,
    version      int         not null default 0,
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
-- One declaration per region and day.
create unique index special_day_once on calendar.special_day (region_code, day) where withdrawn_at is null;

-- Tells every node when what it remembers is old. The row is locked by whoever changes the calendar, and numbers come from a sequence,
-- so a number that was rolled back never comes again with other days behind it.
create sequence calendar.revision_number;
create table calendar.revision (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);
insert into calendar.revision (number) values (nextval('calendar.revision_number'));
