-- Two holders of a post each report their part: figures of the whole year stand for neither.
alter table dutyreports.report add column freeze_id bigint references measures.freeze;   -- null: the campaign's

-- The figures of an archived report stay those of its paper, whatever is adjusted later.
create table dutyreports.pinned_figure (
    report_id          bigint not null references dutyreports.report,
    place              int    not null,
    part               text   not null,
    measure_key        text   not null,
    kind               text   not null,
    numerator          numeric(20, 4) not null,
    denominator        numeric(20, 4) not null,
    value              numeric(20, 4),
    day                date   not null,
    before_numerator   numeric(20, 4),
    before_denominator numeric(20, 4),
    before_value       numeric(20, 4),
    before_day         date,
    primary key (report_id, place)
);
