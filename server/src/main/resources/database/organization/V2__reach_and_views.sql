-- Every unit's state on a day: the one that holds, else the last before (closed units stay readable), else the first to come.
create function organization.unit_on(on_day date) returns setof organization.unit_state
language sql stable as $$
    select distinct on (unit_id) *
      from organization.unit_state
     order by unit_id,
              case when valid_from <= on_day and (valid_to is null or valid_to >= on_day) then 0 when valid_to < on_day then 1 else 2 end,
              case when valid_to < on_day then on_day - valid_to else valid_from - on_day end
$$;

-- The rows of reach on a day for some units (null: all). Written from the reached unit upwards, so that a change costs what it touches.
create function organization.reach_on(on_day date, which bigint[]) returns table (viewer_unit_id bigint, unit_id bigint, kind text)
language sql stable as $$
    with recursive
    now_unit as materialized (select s.unit_id, s.parent_id, s.region_id, s.kind, s.valid_to < on_day as gone from organization.unit_on(on_day) s),
    now_region as materialized (
        select distinct on (r.region_id) r.region_id, r.parent_id from organization.region_state r
         order by r.region_id, (r.valid_from <= on_day and (r.valid_to is null or r.valid_to >= on_day)) desc, r.valid_from desc),
    bureau as materialized (select b.region_id, b.unit_id from organization.region_bureau b where b.valid_from <= on_day and (b.valid_to is null or b.valid_to >= on_day)),
    authority as materialized (select a.region_id, a.unit_id from organization.region_authority a where a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)),
    asked as (select u.* from now_unit u where which is null or u.unit_id = any (which)),
    above as (
        select a.unit_id, a.parent_id as viewer from asked a where a.parent_id is not null
        union
        -- a unit that is no more is read by its successors
        select a.unit_id, l.other_id from asked a join organization.unit_lineage l on l.unit_id = a.unit_id and l.kind in ('MERGED', 'SPLIT') and l.effective <= on_day
         where a.gone
        union
        select b.unit_id, u.parent_id from above b join now_unit u on u.unit_id = b.viewer where u.parent_id is not null),
    region_above as (
        select distinct a.region_id as base, a.region_id as region_id, 0 as height from asked a
        union
        select x.base, r.parent_id, x.height + 1 from region_above x join now_region r on r.region_id = x.region_id where r.parent_id is not null),
    -- the bureau that answers for a region: its own, else the next one above
    nearest as (select distinct on (x.base) x.base, b.unit_id from region_above x join bureau b on b.region_id = x.region_id order by x.base, x.height),
    -- the same, beginning above the region: for its government and for its own bureau
    upper as (select distinct on (x.base) x.base, b.unit_id from region_above x join bureau b on b.region_id = x.region_id where x.height > 0 order by x.base, x.height)
    select a.unit_id, a.unit_id, 'OWN' from asked a
    union
    select a.unit_id, a.unit_id, 'SUBTREE' from asked a
    union
    select b.viewer, b.unit_id, 'SUBTREE' from above b
    union
    select g.upper_unit_id, a.unit_id, 'GUIDANCE' from asked a join organization.guidance_line g on g.lower_unit_id = a.unit_id
     where g.valid_from <= on_day and (g.valid_to is null or g.valid_to >= on_day)
    union
    select case when a.kind = 'GOVERNMENT' or exists (select 1 from bureau b where b.unit_id = a.unit_id) then coalesce(up.unit_id, near.unit_id) else near.unit_id end, a.unit_id, 'SUPERVISED'
      from asked a join nearest near on near.base = a.region_id left join upper up on up.base = a.region_id
    union
    select y.unit_id, a.unit_id, 'APPOINTED' from asked a join authority y on y.region_id = a.region_id where a.kind <> 'AUTHORITY'
    union
    select v.unit_id, a.unit_id, 'REGION' from asked a join region_above x on x.base = a.region_id
      join (select g.region_id, g.unit_id from now_unit g where g.kind = 'GOVERNMENT'
            union select b.region_id, b.unit_id from bureau b union select y.region_id, y.unit_id from authority y) v on v.region_id = x.region_id
$$;

create view organization.published_region as
    select r.region_id as id, r.code, r.name, r.name_en, r.level, r.parent_id
      from organization.region_state r, organization.present p
     where r.valid_from <= p.day and (r.valid_to is null or r.valid_to >= p.day);

-- Only units that exist on the present day; for names of closed ones use published_unit_last.
create view organization.published_unit as
    select s.unit_id as id, s.region_id, r.code as region_code, s.kind, s.name, s.name_en, s.short_name, s.parent_id, s.position,
           b.viewer_unit_id as bureau_id, s.valid_from, s.valid_to, s.uscc
      from organization.present p
      join organization.unit_state s on s.valid_from <= p.day and (s.valid_to is null or s.valid_to >= p.day)
      left join organization.published_region r on r.id = s.region_id
      left join organization.reach b on b.unit_id = s.unit_id and b.kind = 'SUPERVISED';

-- Every unit that ever was: its present state, else its last, else its first to come.
create view organization.published_unit_last as
    select s.unit_id as id, s.region_id, r.code as region_code, s.kind, s.name, s.name_en, s.short_name, s.parent_id, s.position,
           s.valid_from, s.valid_to, s.valid_from <= p.day and (s.valid_to is null or s.valid_to >= p.day) as live
      from organization.present p
     cross join lateral organization.unit_on(p.day) s
      left join organization.published_region r on r.id = s.region_id;

create view organization.published_unit_state as
    select s.unit_id, s.region_id, s.kind, s.name, s.name_en, s.short_name, s.parent_id, s.position, s.uscc, s.valid_from, s.valid_to
      from organization.unit_state s;

create view organization.published_post as
    select p.id, p.unit_id, p.kind, p.place from organization.post p;

create view organization.published_tenure as
    select t.id, t.post_id, p.unit_id, p.kind, t.person_id, n.name as person_name, t.valid_from, t.valid_to, t.acting, t.concurrent, t.basis
      from organization.tenure t
      join organization.post p on p.id = t.post_id
      join organization.person n on n.id = t.person_id
     where not t.withdrawn;

create view organization.published_reach as
    select r.viewer_unit_id, r.unit_id, r.kind from organization.reach r;

create view organization.published_group_member as
    select m.group_id, g.name as group_name, m.unit_id, m.valid_from, m.valid_to, g.name_en as group_name_en, g.organiser_id
      from organization.group_member m
      join organization.unit_group g on g.id = m.group_id;

create view organization.published_lineage as
    select l.kind, l.unit_id, l.other_id, l.effective, l.basis from organization.unit_lineage l;

-- People as other modules may show them: no birth, no phone numbers.
create view organization.published_person as
    select n.id, n.home_unit_id, n.name, n.title, n.rank, n.portfolio, n.office_phone from organization.person n;
