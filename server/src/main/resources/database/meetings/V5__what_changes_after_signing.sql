-- What could no longer be handed out as signed: a new date or lead, given when the minutes were issued, with the reason.
create table meetings.adjustment (
    outcome_id bigint primary key references meetings.outcome,
    old_due    date   not null,
    new_due    date   not null,
    old_lead   bigint not null references organization.post,
    new_lead   bigint not null references organization.post,
    reason     text   not null,
    actor      text   not null,
    day        date   not null
);
create trigger adjustment_only_grows before update or delete on meetings.adjustment for each row execute function meetings.only_grows();

-- Not only an item's text may have been wrong.
alter table meetings.correction alter column item_id drop not null;
alter table meetings.correction add column what text not null default 'ITEM' check (what in ('ITEM', 'OUTCOME', 'ATTENDANCE', 'OPENING'));
alter table meetings.correction add column outcome_id bigint references meetings.outcome;
alter table meetings.correction add column post_id bigint references organization.post;
