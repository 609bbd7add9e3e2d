-- A suggestion of a duty report that was adopted is a source of decisions as well.
alter table tasks.decision drop constraint decision_source_check,
    add constraint decision_source_check check (source in ('AUTHORITY_DOCUMENT', 'MEETING_RESOLUTION', 'INSPECTION', 'SUPERIOR_ORDER', 'DUTY_REPORT'));
