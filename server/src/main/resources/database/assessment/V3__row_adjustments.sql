-- A wrong frozen row of an officer's score, or of a unit's ledger, is corrected only by an adjustment with applicant, reason and approver (house §1 d).
create table assessment.row_adjustment (
    id              bigint generated always as identity primary key,
    evidence_row_id bigint not null references assessment.evidence_row,
    numerator       numeric(20, 4) not null,
    denominator     numeric(20, 4) not null check (denominator >= 0),
    applicant       text   not null,
    applicant_id    bigint not null,
    reason          text   not null,
    asked_on        date   not null,
    state           text   not null check (state in ('ASKED', 'APPROVED', 'REFUSED')),
    decided_by      text,
    decided_on      date,
    answer          text,
    version         int    not null default 0
);
create unique index row_adjustment_one_open on assessment.row_adjustment (evidence_row_id) where state = 'ASKED';
create index row_adjustment_row on assessment.row_adjustment (evidence_row_id, id);

-- What counts of every frozen row: the last approved adjustment, else the row itself.
create view assessment.counted_row as
select r.id, r.assessed_id, r.part, r.subject_kind, r.subject_id, coalesce(a.numerator, r.numerator) as numerator, coalesce(a.denominator, r.denominator) as denominator,
       r.from_day, r.to_day, r.numerator as frozen_numerator, r.denominator as frozen_denominator, a.id is not null as adjusted
  from assessment.evidence_row r
  left join lateral (select j.id, j.numerator, j.denominator from assessment.row_adjustment j
                      where j.evidence_row_id = r.id and j.state = 'APPROVED' order by j.id desc limit 1) a on true;
