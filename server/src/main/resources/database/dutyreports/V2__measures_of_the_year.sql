-- What the institution's year counts stands under the overview (domain: 议定事项办结率, 培训场次/人次 are named for the report).
insert into dutyreports.heading_measure (part, measure_key, place) values
    ('OVERVIEW', 'tasks.on-time', 60), ('OVERVIEW', 'meetings.attendance', 70), ('OVERVIEW', 'meetings.execution', 80),
    ('OVERVIEW', 'plans.annual-in-force', 90), ('OVERVIEW', 'talent.trainings-held', 100), ('OVERVIEW', 'talent.people-trained', 110);
