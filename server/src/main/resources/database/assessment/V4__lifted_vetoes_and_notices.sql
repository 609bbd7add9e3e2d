-- A veto that does not stand is lifted by a change like any other, with its reason; points 0: it does not stand.
alter table assessment.change add column veto boolean not null default false;

-- 公示 as it was published: whatever is decided afterwards, the notice says what it said.
create table assessment.notice (
    run_id    bigint primary key references assessment.run,
    until_day date   not null                                          -- the last day on which an appeal was to be taken
);
create table assessment.notice_line (
    run_id      bigint not null references assessment.notice,
    place       int    not null,
    rank        int    not null,                                       -- 0: no total
    assessed_id bigint not null references assessment.assessed,
    name        text,                                                  -- null: the organiser did not show names
    total       numeric(9, 4),
    primary key (run_id, place)
);
create trigger notice_stays before update or delete on assessment.notice for each row execute function assessment.only_grows();
create trigger notice_line_stays before update or delete on assessment.notice_line for each row execute function assessment.only_grows();
