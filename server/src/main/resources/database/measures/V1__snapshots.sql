-- Measures (house §1): values per unit and day are kept for ever; rows as intervals, so that only change costs space.
create table measures.snapshot (
    measure_key     text not null,
    day             date not null,
    formula_version int  not null,
    taken_at        timestamptz not null,
    primary key (measure_key, day)
);

create table measures.value (
    measure_key text   not null,
    day         date   not null,
    unit_id     bigint not null references organization.unit,
    numerator   numeric(20, 4) not null,
    denominator numeric(20, 4) not null,
    value       numeric(20, 4),                       -- null: not applicable
    primary key (measure_key, unit_id, day),
    foreign key (measure_key, day) references measures.snapshot
);
create index value_day on measures.value (measure_key, day);

-- One row stood like this from its first to its last snapshot.
create table measures.row_interval (
    id           bigint generated always as identity primary key,
    measure_key  text   not null,
    unit_id      bigint not null references organization.unit,
    subject_kind text   not null,
    subject_id   bigint not null,
    numerator    numeric(20, 4) not null,
    denominator  numeric(20, 4) not null,
    row_date     date,
    reason       text   not null,
    first_day    date   not null,
    last_day     date   not null,
    check (last_day >= first_day)
);
create index row_interval_day on measures.row_interval (measure_key, first_day, last_day);
create index row_interval_unit on measures.row_interval (measure_key, unit_id, last_day);

create table measures.freeze (
    id           bigint generated always as identity primary key,
    title        text   not null,
    organiser_id bigint not null references organization.unit,
    day          date   not null,
    made_by      text   not null,
    made_at      timestamptz not null,
    digest       text   not null                      -- SM3 over the frozen rows in their canonical order
);

create table measures.frozen_measure (
    freeze_id       bigint not null references measures.freeze,
    measure_key     text   not null,
    formula_version int    not null,
    primary key (freeze_id, measure_key)
);

create table measures.frozen_row (
    id           bigint generated always as identity primary key,
    freeze_id    bigint not null references measures.freeze,
    measure_key  text   not null,
    unit_id      bigint not null references organization.unit,
    subject_kind text   not null,
    subject_id   bigint not null,
    numerator    numeric(20, 4) not null,
    denominator  numeric(20, 4) not null,
    row_date     date,
    reason       text   not null
);
create index frozen_row_unit on measures.frozen_row (freeze_id, measure_key, unit_id);

-- A wrong frozen row is corrected only by an adjustment with applicant, reason and approver.
create table measures.adjustment (
    id            bigint generated always as identity primary key,
    frozen_row_id bigint not null references measures.frozen_row,
    numerator     numeric(20, 4) not null,
    denominator   numeric(20, 4) not null,
    applicant     text   not null,
    applicant_id  bigint not null,
    reason        text   not null,
    asked_on      date   not null,
    state         text   not null check (state in ('ASKED', 'APPROVED', 'REFUSED')),
    decided_by    text,
    decided_on    date,
    answer        text,
    version       int    not null default 0
);
create unique index adjustment_one_open on measures.adjustment (frozen_row_id) where state = 'ASKED';

create function measures.frozen_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a frozen row is corrected by an adjustment, never changed';
end $$;
create trigger frozen_row_stays before update or delete on measures.frozen_row for each row execute function measures.frozen_stays();

create view measures.published_value as
select v.measure_key, v.day, v.unit_id, v.numerator, v.denominator, v.value from measures.value v;
