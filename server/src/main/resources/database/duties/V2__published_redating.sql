-- Due dates that somebody moved, for those who ask whether it was done just before figures were frozen.
create view duties.published_redating as
select s.id, s.duty_id, d.debtor_unit_id, s.kind, s.day, s.old_due, s.new_due, s.actor
  from duties.step s join duties.duty d on d.id = s.duty_id
 where s.kind in ('EXTENDED', 'REDATED') and s.actor is not null;
