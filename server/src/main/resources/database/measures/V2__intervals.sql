-- Only change costs space: a row and a value stand from the snapshot that first found them so until a later one finds them
-- otherwise. last_day null: they stand at the latest snapshot of their measure.
alter table measures.row_interval alter column last_day drop not null;
update measures.row_interval r set last_day = null
 where last_day = (select max(s.day) from measures.snapshot s where s.measure_key = r.measure_key);
create index row_interval_standing on measures.row_interval (measure_key) where last_day is null;

drop view measures.published_value;
alter table measures.value rename to value_of_day;
create table measures.value (
    id          bigint generated always as identity primary key,
    measure_key text   not null,
    unit_id     bigint not null references organization.unit,
    numerator   numeric(20, 4) not null,
    denominator numeric(20, 4) not null,
    value       numeric(20, 4),                       -- null: not applicable
    first_day   date   not null,
    last_day    date,
    check (last_day >= first_day)
);
insert into measures.value (measure_key, unit_id, numerator, denominator, value, first_day, last_day)
select v.measure_key, v.unit_id, v.numerator, v.denominator, v.value, v.day,
       nullif(v.day, (select max(s.day) from measures.snapshot s where s.measure_key = v.measure_key))
  from measures.value_of_day v;
drop table measures.value_of_day;
create index value_unit_day on measures.value (measure_key, unit_id, first_day);
create unique index value_standing on measures.value (measure_key, unit_id) where last_day is null;

-- A unit's value on each day on which its measure was taken.
create view measures.published_value as
select v.measure_key, s.day, v.unit_id, v.numerator, v.denominator, v.value
  from measures.snapshot s
  join measures.value v on v.measure_key = s.measure_key and v.first_day <= s.day and (v.last_day is null or v.last_day >= s.day);

-- Whether rankings of an organiser's comparable groups name the units to those who do not read them, and on walls and papers.
create table measures.ranking_rule (
    organiser_id bigint primary key references organization.unit,
    names        boolean not null,
    set_by       text not null,
    set_on       date not null,
    version      int  not null default 0
);
