-- Why something done after its day is on time all the same: the last day of grace of the officer who took it over.
alter table dutyreports.frozen_duty add column grace_until date;
