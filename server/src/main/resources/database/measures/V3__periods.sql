-- What a freeze covers, and from which snapshot each measure was taken: one frozen after the end of its period counts that period, not the day of freezing.
alter table measures.freeze add column period_from date;
update measures.freeze set period_from = date_trunc('year', day)::date;
alter table measures.freeze alter column period_from set not null;
alter table measures.freeze add check (period_from <= day);
alter table measures.frozen_measure add column taken date;   -- the snapshot of that day; null: counted when it was frozen
alter table measures.freeze add column made_on date;         -- the official day of freezing
update measures.freeze set made_on = day;
alter table measures.freeze alter column made_on set not null;
