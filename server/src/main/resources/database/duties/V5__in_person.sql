-- What somebody owes another organiser in person – marks as an expert, a grade of a duty report – counts neither for the unit that employs them nor for its officer.
alter table duties.duty add column in_person boolean not null default false;
update duties.duty set in_person = true, person_id = null, person_on_time = null where rule_key in ('assessment.panel', 'dutyreports.grade');

create or replace view duties.published_duty as
select d.id, d.rule_key, d.debtor_unit_id, d.debtor_post_id, d.owed_to_unit_id, d.counts_for_unit_id, d.subject_kind, d.subject_id, d.occurrence,
       d.started, d.due, d.state, d.met_on, d.person_id, d.person_on_time, d.ladder,
       r.source as rule_source, r.title_zh as rule_title_zh, r.title_en as rule_title_en, d.title, d.in_person
from duties.duty d join duties.rule r on r.id = d.rule_id;
