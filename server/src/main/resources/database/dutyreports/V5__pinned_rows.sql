-- The rows behind the figures of an archived report as they counted when its paper was made: no later adjustment and no later merger changes them.
create table dutyreports.pinned_row (
    report_id     bigint not null references dutyreports.report,
    frozen_row_id bigint not null references measures.frozen_row,
    numerator     numeric(20, 4) not null,
    denominator   numeric(20, 4) not null,
    primary key (report_id, frozen_row_id)
);
-- Of reports archived before: what had been adjusted by then.
insert into dutyreports.pinned_row (report_id, frozen_row_id, numerator, denominator)
select r.id, f.id, coalesce(a.numerator, f.numerator), coalesce(a.denominator, f.denominator)
  from dutyreports.report r
  join dutyreports.campaign c on c.id = r.campaign_id
  join lateral (select max(s.day) as day from dutyreports.step s where s.subject_kind = 'duty-report' and s.subject_id = r.id and s.what = 'archived') kept on kept.day is not null
  join measures.frozen_row f on f.freeze_id = coalesce(r.freeze_id, c.freeze_id) and f.unit_id in (r.unit_id, r.office_unit_id)
   and f.measure_key in (select p.measure_key from dutyreports.pinned_figure p where p.report_id = r.id)
  left join lateral (select x.numerator, x.denominator from measures.adjustment x
                      where x.frozen_row_id = f.id and x.state = 'APPROVED' and x.decided_on <= kept.day order by x.id desc limit 1) a on true
 where r.stage = 'ARCHIVED';
