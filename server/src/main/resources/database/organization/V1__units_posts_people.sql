-- Regions, units, posts, people and the tenure of posts, all with their history. A dated row holds from valid_from up to
-- and including valid_to (null: until further notice); two rows of one thing never overlap, which the database sees to.

-- The official day that "now" means in this schema's views; moved by organization alone, never by now().
create table organization.present (
    only_row boolean primary key default true check (only_row),
    day      date not null
);
insert into organization.present (day) values (date '1970-01-01');

create table organization.setting (
    key   text primary key,
    value text not null
);

create table organization.region (
    id      bigint generated always as identity primary key,
    version int not null default 0
);

create table organization.region_state (
    id         bigint generated always as identity primary key,
    region_id  bigint not null references organization.region,
    code       text   not null check (code ~ '^[0-9A-Z]{6,12}$'),
    name       text   not null,
    name_en    text   not null,
    level      text   not null check (level in ('PROVINCE', 'CITY', 'COUNTY', 'ZONE', 'TOWNSHIP')),
    parent_id  bigint references organization.region,
    valid_from date   not null,
    valid_to   date,
    check (valid_to is null or valid_to >= valid_from),
    exclude using gist (region_id with =, daterange(valid_from, valid_to, '[]') with &&),
    exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index region_state_parent on organization.region_state (parent_id);

create table organization.unit (
    id      bigint generated always as identity primary key,
    version int not null default 0
);

create table organization.unit_state (
    id         bigint generated always as identity primary key,
    unit_id    bigint not null references organization.unit,
    region_id  bigint not null references organization.region,
    kind       text   not null check (kind in ('GOVERNMENT', 'AUTHORITY', 'BUREAU', 'DEPARTMENT', 'INSTITUTION', 'TOWNSHIP', 'ENTERPRISE')),
    name       text   not null,
    name_en    text   not null,
    short_name text   not null,
    parent_id  bigint references organization.unit,
    uscc       text check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    position   int    not null default 0,
    valid_from date   not null,
    valid_to   date,
    check (valid_to is null or valid_to >= valid_from),
    check (parent_id <> unit_id),
    exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index unit_state_unit on organization.unit_state (unit_id, valid_from);
create index unit_state_parent on organization.unit_state (parent_id);
create index unit_state_region on organization.unit_state (region_id);
create index unit_state_name on organization.unit_state using gin (name public.gin_trgm_ops);
-- One code, one unit: the states of one unit carry the same code, so two units never share one on the same day.
alter table organization.unit_state add constraint unit_state_uscc
    exclude using gist (uscc with =, daterange(valid_from, valid_to, '[]') with &&) where (uscc is not null);

-- What happened to units and by which document; the other party is set for mergers, splits and moves.
create table organization.unit_lineage (
    id          bigint generated always as identity primary key,
    kind        text   not null check (kind in ('FOUNDED', 'RENAMED', 'MOVED', 'MERGED', 'SPLIT', 'CLOSED', 'CORRECTED')),
    unit_id     bigint not null references organization.unit,
    other_id    bigint references organization.unit,
    effective   date   not null,
    before      text   not null default '',
    after       text   not null default '',
    basis       text   not null,
    recorded_at timestamptz not null,
    recorded_by text   not null
);
create index unit_lineage_unit on organization.unit_lineage (unit_id, effective);
create index unit_lineage_other on organization.unit_lineage (other_id);

-- The unit that is the region's bureau (主管部门), and the authority that appoints there (任免机关).
create table organization.region_bureau (
    id         bigint generated always as identity primary key,
    region_id  bigint not null references organization.region,
    unit_id    bigint not null references organization.unit,
    valid_from date   not null,
    valid_to   date,
    check (valid_to is null or valid_to >= valid_from),
    exclude using gist (region_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create table organization.region_authority (
    id         bigint generated always as identity primary key,
    region_id  bigint not null references organization.region,
    unit_id    bigint not null references organization.unit,
    valid_from date   not null,
    valid_to   date,
    basis      text   not null default '',
    check (valid_to is null or valid_to >= valid_from),
    exclude using gist (region_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- 条线: the city department guides the county departments of its line.
create table organization.guidance_line (
    id            bigint generated always as identity primary key,
    upper_unit_id bigint not null references organization.unit,
    lower_unit_id bigint not null references organization.unit,
    valid_from    date   not null,
    valid_to      date,
    check (upper_unit_id <> lower_unit_id),
    check (valid_to is null or valid_to >= valid_from),
    exclude using gist (upper_unit_id with =, lower_unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index guidance_line_lower on organization.guidance_line (lower_unit_id);

-- Comparable groups (可比分组): who is compared with whom.
create table organization.unit_group (
    id           bigint generated always as identity primary key,
    organiser_id bigint not null references organization.unit,
    name         text   not null,
    name_en      text   not null,
    version      int    not null default 0,
    unique (organiser_id, name)
);
create table organization.group_member (
    id         bigint generated always as identity primary key,
    group_id   bigint not null references organization.unit_group,
    unit_id    bigint not null references organization.unit,
    valid_from date   not null,
    valid_to   date,
    check (valid_to is null or valid_to >= valid_from),
    exclude using gist (group_id with =, unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table organization.person (
    id              bigint generated always as identity primary key,
    home_unit_id    bigint not null references organization.unit,
    name            text   not null,
    sex             text   not null default '' check (sex in ('', '0', '1', '2', '9')),
    birth_month     date check (extract(day from birth_month) = 1),
    ethnicity       text   not null default '',
    affiliation     text   not null default '',
    title           text   not null default '',
    rank            text   not null default '',
    portfolio       text   not null default '',
    education       text   not null default '',
    degree          text   not null default '',
    major           text   not null default '',
    digital_history text   not null default '',
    office_phone    text   not null default '',
    mobile          text   not null default '' check (mobile ~ '^(1[3-9][0-9]{9})?$'),
    email           text   not null default '',
    version         int    not null default 0
);
create index person_home on organization.person (home_unit_id);
create index person_name on organization.person using gin (name public.gin_trgm_ops);

-- Officers have one place per unit; stewards, liaisons and clerks may have several (place 2, 3, …).
create table organization.post (
    id      bigint generated always as identity primary key,
    unit_id bigint not null references organization.unit,
    kind    text   not null check (kind in ('CITY_CDO', 'CITY_CDEO', 'DEPARTMENT_CDO', 'COUNTY_CDO', 'COUNTY_CDEO', 'COUNTY_DEPARTMENT_CDO',
                   'DATA_STEWARD', 'LIAISON', 'UNIT_HEAD', 'BUREAU_CLERK', 'BUREAU_HEAD', 'AUTHORITY_CLERK', 'AUTHORITY_HEAD')),
    place   int    not null default 1 check (place >= 1),
    check (place = 1 or kind in ('DATA_STEWARD', 'LIAISON', 'BUREAU_CLERK', 'AUTHORITY_CLERK')),
    unique (unit_id, kind, place)
);

-- 任职. One holder per post on any day, acting or not: an acting tenure (代理) ends the day before the post is filled.
create table organization.tenure (
    id          bigint generated always as identity primary key,
    post_id     bigint  not null references organization.post,
    person_id   bigint  not null references organization.person,
    valid_from  date    not null,
    valid_to    date,
    acting      boolean not null,
    concurrent  boolean not null,
    basis       text    not null,
    end_reason  text    not null default '',
    end_basis   text    not null default '',
    withdrawn   boolean not null default false,
    version     int     not null default 0,
    check (valid_to is null or valid_to >= valid_from),
    constraint tenure_one_holder exclude using gist (post_id with =, daterange(valid_from, valid_to, '[]') with &&) where (not withdrawn)
);
create index tenure_post on organization.tenure (post_id, valid_from);
create index tenure_person on organization.tenure (person_id);

-- Who reaches whom on the present day; kept by every command, rebuildable from reach_on().
create table organization.reach (
    viewer_unit_id bigint not null references organization.unit,
    unit_id        bigint not null references organization.unit,
    kind           text   not null check (kind in ('OWN', 'SUBTREE', 'GUIDANCE', 'SUPERVISED', 'APPOINTED', 'REGION')),
    primary key (viewer_unit_id, unit_id, kind)
);
create index reach_unit on organization.reach (unit_id, kind);
