-- Measures that came since, under the heading of the plan that they belong to; what an officer answers for in general stands under the overview.
insert into dutyreports.heading_measure (part, measure_key, place) values
    ('ASSETS', 'catalog.updated-on-time', 20),
    ('USE', 'talent.bodies-operating', 10),
    ('OVERVIEW', 'program.submissions-on-time', 53), ('OVERVIEW', 'program.obligations-met', 56),
    ('OVERVIEW', 'tasks.accepted', 63), ('OVERVIEW', 'tasks.forms-on-time', 66),
    ('OVERVIEW', 'plans.reviewed-on-time', 93), ('OVERVIEW', 'plans.opinions-in-time', 96),
    ('OVERVIEW', 'talent.ordered-on-time', 103), ('OVERVIEW', 'talent.officer-hours', 113),
    ('OVERVIEW', 'talent.experts-in-pool', 116), ('OVERVIEW', 'talent.contracts-in-force', 119),
    ('OVERVIEW', 'assessment.self-on-time', 130);
