-- 政务数据目录: what data the city holds, entry by entry, and the four lists.

-- 类 / 项 / 目 / 细目 of 《政务信息资源目录编制指南（试行）》 (2017). Codes: 1 digit, 2 digits, 3 digits, then any number; never reused.
create table catalog.classification (
    id                bigint generated always as identity primary key,
    parent_id         bigint  references catalog.classification,
    level             text    not null check (level in ('CLASS', 'DIVISION', 'GROUP', 'SUBGROUP')),
    code              text    not null unique check (code ~ '^[0-9]+$'),
    name_zh           text    not null,
    name_en           text    not null,
    organiser_unit_id bigint  references organization.unit,                  -- null: ships with the product
    closed            boolean not null default false,                        -- no new entries here; those that stand here stay
    version           int     not null default 0,
    unique (parent_id, name_zh)
);

insert into catalog.classification (level, code, name_zh, name_en) values
    ('CLASS', '1', '基础信息资源', 'Basic information resources'),
    ('CLASS', '2', '主题信息资源', 'Thematic information resources'),
    ('CLASS', '3', '部门信息资源', 'Departmental information resources');
insert into catalog.classification (parent_id, level, code, name_zh, name_en)
select p.id, 'DIVISION', v.code, v.zh, v.en
  from (values ('101', '人口', 'Population'), ('102', '法人单位', 'Legal entities'), ('103', '自然资源和空间地理', 'Natural resources and geography'),
               ('104', '社会信用', 'Social credit'), ('105', '电子证照', 'Electronic licences'),
               ('201', '公共服务', 'Public services'), ('202', '健康保障', 'Health'), ('203', '社会保障', 'Social security'),
               ('204', '食品药品安全', 'Food and drug safety'), ('205', '安全生产', 'Work safety'), ('206', '价格监管', 'Price supervision'),
               ('207', '能源安全', 'Energy security'), ('208', '信用体系', 'Credit system'), ('209', '城乡建设', 'Urban and rural construction'),
               ('210', '社区治理', 'Community governance'), ('211', '生态环保', 'Ecology and environment'), ('212', '应急维稳', 'Emergency and stability'),
               ('301', '党中央', 'Central Committee'), ('302', '全国人大常委会', 'Standing Committee of the National People''s Congress'),
               ('303', '国务院', 'State Council'), ('304', '全国政协', 'National Committee of the CPPCC'), ('305', '最高法', 'Supreme People''s Court'),
               ('306', '最高检', 'Supreme People''s Procuratorate'), ('307', '省及以下各级政务部门', 'Government departments of provinces and below'),
               ('308', '计划单列市及以下', 'Cities under separate planning and below')) as v (code, zh, en)
  join catalog.classification p on p.code = left(v.code, 1);

-- 分类码/顺序码: the last number given under each classification code.
create table catalog.code_counter (
    class_code  text   primary key,
    last_number bigint not null
);

create table catalog.entry (
    id                bigint generated always as identity primary key,
    unit_id           bigint not null references organization.unit,          -- 提供方
    code              text   unique,                                         -- given once, with the first publication
    stage             text   not null check (stage in ('DRAFT', 'UNIT_SIGNATURE', 'AUTHORITY_REVIEW', 'RETURNED', 'PUBLISHED', 'CHANGE', 'OFFLINE', 'ABOLISHED')),
    source            text   not null check (source in ('MANUAL', 'SURVEY', 'IMPORT')),
    surveyed_table_id bigint,
    published_number  int,                                                   -- the edition that everybody sees
    draft_number      int,                                                   -- the edition under way
    serial            int    not null default 1,                             -- counts editions begun, dropped ones too: tells their duties apart
    round             int    not null default 0,                             -- how often the bureau sent the edition under way back
    received_on       date,                                                  -- when the bureau received it
    reason            text,                                                  -- of the last return, withdrawal or declared change
    created_on        date   not null,
    version           int    not null default 0,
    constraint entry_has_an_edition check (published_number is not null or draft_number is not null)
);
create index entry_unit on catalog.entry (unit_id, stage);

-- One edition of an entry. Its content is one document; what is filtered by is derived from it and can never differ.
create table catalog.edition (
    id                bigint generated always as identity primary key,
    entry_id          bigint not null references catalog.entry,
    number            int    not null,
    content           jsonb  not null,
    change_kind       text   check (change_kind in ('LAW', 'FUNCTION', 'SYSTEM', 'CORRECTION', 'OTHER')),
    effective_on      date,
    change_reason     text,
    provider_name     text,                                                  -- as they stood on the day of publication
    bureau_name       text,
    published_on      date,
    published_by      text,
    name              text   generated always as (content ->> 'name') stored,
    abstract          text   generated always as (content ->> 'summary') stored,
    keywords          text   generated always as (content -> 'source' ->> 'keywords') stored,
    classification_id bigint generated always as ((content ->> 'classification')::bigint) stored,
    system_id         bigint generated always as ((content -> 'source' ->> 'systemId')::bigint) stored,
    sharing           text   generated always as (content -> 'sharing' ->> 'attribute') stored,
    open              boolean generated always as ((content -> 'opening' ->> 'open')::boolean) stored,
    update_cycle      text   generated always as (content ->> 'cycle') stored,
    unique (entry_id, number)
);
create unique index edition_one_draft on catalog.edition (entry_id) where published_on is null;
create index edition_name on catalog.edition (name);
create index edition_system on catalog.edition (system_id);

-- A published edition is immutable, whoever asks; so is a code once given.
create function catalog.published_stands() returns trigger language plpgsql as $$
begin
    if old.published_on is not null then
        raise exception 'catalog.edition % of entry % is published and immutable', old.number, old.entry_id;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger edition_published_stands before update or delete on catalog.edition for each row execute function catalog.published_stands();

create function catalog.code_stands() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'catalog.entry % is kept', old.id;
    elsif old.code is not null and new.code is distinct from old.code then
        raise exception 'catalog.entry % keeps its code %', old.id, old.code;
    end if;
    return new;
end $$;
create trigger entry_code_stands before update or delete on catalog.entry for each row execute function catalog.code_stands();

-- Append-only: what happened to an entry.
create table catalog.entry_step (
    id       bigint generated always as identity primary key,
    entry_id bigint      not null references catalog.entry,
    number   int         not null,
    kind     text        not null,
    actor    text        not null,
    unit     text        not null,
    at       timestamptz not null,
    remark   text        not null default ''
);
create index entry_step_entry on catalog.entry_step (entry_id, id);

create function catalog.steps_only_grow() returns trigger language plpgsql as $$
begin
    raise exception 'catalog.entry_step only grows';
end $$;
create trigger entry_step_only_grows before update or delete on catalog.entry_step for each row execute function catalog.steps_only_grow();

-- A workbook between its preview and its confirmation.
create table catalog.import_draft (
    id         bigint generated always as identity primary key,
    account_id bigint      not null,
    file_name  text        not null,
    content    bytea       not null,
    stored_at  timestamptz not null
);

-- 需求清单, 责任清单, 负面清单; the supply list is computed from published entries.
create table catalog.list_line (
    id           bigint generated always as identity primary key,
    list         text   not null check (list in ('DEMAND', 'DUTY', 'NEGATIVE')),
    unit_id      bigint not null references organization.unit,
    fields       jsonb  not null,
    state        text   not null check (state in ('PROPOSED', 'IN_FORCE', 'REFUSED', 'WITHDRAWN')),
    entered_on   date   not null,
    reviewed_on  date,
    reviewed_by  text,
    reviewer     text,
    remark       text   not null default '',
    version      int    not null default 0,
    constraint list_line_only_the_negative_list_is_reviewed check (list = 'NEGATIVE' or state in ('IN_FORCE', 'WITHDRAWN'))
);
create index list_line_list on catalog.list_line (list, unit_id, state);

create view catalog.published_entry as
    select e.id, e.code, e.unit_id, d.system_id, d.name, d.abstract, d.keywords, e.stage, d.sharing, d.open, d.published_on, d.number as version,
           d.update_cycle, d.classification_id
      from catalog.entry e
      join catalog.edition d on d.entry_id = e.id and d.number = e.published_number
     where e.stage not in ('OFFLINE', 'ABOLISHED');
