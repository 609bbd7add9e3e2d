-- 市级专家库向县（市、区）开放: whether the levels below may draw from a level's pool.
create table talent.lending (
    region_id  bigint  primary key references organization.region,
    lends      boolean not null,
    changed_by text    not null,
    changed_on date    not null,
    version    int     not null default 0
);
-- Whose pool was drawn from beside the own one; null: only the own.
alter table talent.draw add column upper_region_id bigint references organization.region;
