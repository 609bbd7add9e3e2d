-- Rows that stand in an office's own workbook already (预印行): every unit's copy begins with them.
create table tasks.form_printed (
    request_id bigint not null references tasks.form_request,
    place      int    not null,                                          -- row, from 1
    title      text   not null,                                          -- of the field
    value      text   not null,
    primary key (request_id, place, title)
);

-- What became of what, for whoever follows a task through mergers and splits.
create view tasks.published_lineage as
select l.from_id, l.into_id, l.kind, l.day from tasks.lineage l;
