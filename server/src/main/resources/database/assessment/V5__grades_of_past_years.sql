-- The grade that was signed, beside the points: by hand, quota or cap it may be another one than the points give. Null: imported, or not graded.
alter table assessment.last_score add column grade text check (grade in ('EXCELLENT', 'GOOD', 'PASS', 'FAIL'));

update assessment.last_score s set grade = a.grade
  from assessment.run r
  join assessment.system_version v on v.id = r.system_version_id
  join assessment.assessed a on a.run_id = r.id and a.merged_into is null
 where r.stage = 'CONCLUDED' and r.object = 'UNIT' and r.year = s.year and v.system_id = s.system_id and v.id = s.version_id and a.unit_id = s.unit_id;
