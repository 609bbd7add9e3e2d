-- What can no longer be done after its day has passed ends as never done: neither met late nor owed no more.
alter table duties.duty drop constraint duty_state_check;
alter table duties.duty add constraint duty_state_check check (state in ('OPEN', 'SUSPENDED', 'MET', 'MET_LATE', 'WAIVED', 'CANCELLED', 'LAPSED'));
