-- 报送备案 and 任免: the procedure. Who held what when is organization's tenure; here is how it came about.

-- One letter (函) of a unit with one or several nominees, filed with the bureau the unit answers to.
create table appointments.filing (
    id            bigint generated always as identity primary key,
    unit_id       bigint not null references organization.unit,
    organiser_id  bigint not null references organization.unit,          -- the bureau
    stage         text   not null check (stage in ('DRAFT', 'UNIT_SIGNATURE', 'SUBMITTED', 'UNDER_REVIEW', 'CORRECTION', 'FILED', 'DISCARDED')),
    round         int    not null default 0,                             -- how often the whole was sent
    letter_number text   not null default '',                            -- 函的发文字号, given by the unit's own office
    note          text   not null default '',
    drafted_by    bigint not null references organization.person,
    drafter       text   not null,
    drafted_on    date   not null,
    submitted_on  date,
    filed_on      date,
    filing_number text,
    receipt_id    bigint references documents.issued,
    version       int    not null default 0,
    check ((stage = 'FILED') = (filed_on is not null))
);
create index filing_unit on appointments.filing (unit_id);
create index filing_organiser on appointments.filing (organiser_id, stage);

create table appointments.filing_line (
    id           bigint generated always as identity primary key,
    filing_id    bigint not null references appointments.filing,
    place        int    not null,
    post_id      bigint not null references organization.post,
    person_id    bigint references organization.person,                 -- null until a new person is registered on acceptance
    state        text   not null check (state in ('DRAFT', 'PENDING', 'RETURNED', 'ACCEPTED', 'WITHDRAWN')),
    edition      int    not null default 0,
    nominee      jsonb  not null,
    submitted_on date,                                                  -- of the edition that stands
    accepted_on  date,
    decided_by   text   not null default '',
    reason       text   not null default '',                            -- why it was returned or withdrawn
    version      int    not null default 0
);
create unique index filing_line_post on appointments.filing_line (filing_id, post_id) where state <> 'WITHDRAWN';
create index filing_line_of_post on appointments.filing_line (post_id);

-- What was sent each time; only grows.
create table appointments.line_edition (
    id           bigint generated always as identity primary key,
    line_id      bigint not null references appointments.filing_line,
    edition      int    not null,
    nominee      jsonb  not null,
    submitted_on date   not null,
    unique (line_id, edition)
);

create table appointments.filing_step (
    id        bigint generated always as identity primary key,
    filing_id bigint not null references appointments.filing,
    line_id   bigint references appointments.filing_line,
    kind      text   not null,
    day       date   not null,
    at        timestamptz not null,
    actor     text   not null,
    remark    text   not null default ''
);
create index filing_step_filing on appointments.filing_step (filing_id, id);

-- What an attached file is: the stamped letter, the basis of one nominee, anything else.
create table appointments.filing_file (
    attachment_id bigint primary key,
    filing_id     bigint not null references appointments.filing,
    line_id       bigint references appointments.filing_line,
    purpose       text   not null check (purpose in ('STAMPED_LETTER', 'BASIS', 'OTHER', 'RECEIPT'))
);
create index filing_file_filing on appointments.filing_file (filing_id);

-- One document of the authority in force that appoints and relieves one or several officers.
create table appointments.appointment (
    id           bigint generated always as identity primary key,
    organiser_id bigint not null references organization.unit,           -- the authority
    stage        text   not null check (stage in ('DRAFT', 'SIGNATURE', 'SIGNED', 'ISSUED', 'DISCARDED')),
    basis        text   not null,                                        -- the meeting or decision it rests on
    drafted_by   bigint not null references organization.person,
    drafter      text   not null,
    drafted_on   date   not null,
    signed_on    date,
    signed_by    text   not null default '',
    issued_on    date,
    number       text,
    document_id  bigint references documents.issued,
    version      int    not null default 0,
    check ((stage = 'ISSUED') = (issued_on is not null))
);
create index appointment_organiser on appointments.appointment (organiser_id, stage);

create table appointments.appointment_line (
    id               bigint generated always as identity primary key,
    appointment_id   bigint not null references appointments.appointment,
    place            int    not null,
    kind             text   not null check (kind in ('APPOINT', 'RELIEVE')),
    post_id          bigint not null references organization.post,
    unit_id          bigint not null references organization.unit,
    person_id        bigint not null references organization.person,
    effective_on     date   not null,                                    -- first day in office, or the last
    acting           boolean not null default false,
    concurrent       boolean not null default false,
    reason           text   not null default '',                         -- why relieved, or why a principle (原则上) is departed from
    filing_line_id   bigint references appointments.filing_line,
    tenure_id        bigint references organization.tenure,              -- the one that ends; for an appointment the one begun on issue
    unique (appointment_id, kind, post_id)
);
create index appointment_line_post on appointments.appointment_line (post_id);

create table appointments.appointment_step (
    id             bigint generated always as identity primary key,
    appointment_id bigint not null references appointments.appointment,
    kind           text   not null,
    day            date   not null,
    at             timestamptz not null,
    actor          text   not null,
    remark         text   not null default ''
);
create index appointment_step_appointment on appointments.appointment_step (appointment_id, id);

-- 交接: what a relieved officer hands over.
create table appointments.handover (
    id             bigint generated always as identity primary key,
    appointment_id bigint not null references appointments.appointment,
    tenure_id      bigint not null unique references organization.tenure,
    unit_id        bigint not null references organization.unit,
    post_id        bigint not null references organization.post,
    person_id      bigint not null references organization.person,
    successor_id   bigint references organization.person,
    last_day       date   not null,
    completed_on   date
);
create index handover_unit on appointments.handover (unit_id);

create table appointments.handover_item (
    id          bigint generated always as identity primary key,
    handover_id bigint not null references appointments.handover,
    kind        text   not null check (kind in ('DUTIES', 'SYSTEMS', 'ACCOUNTS', 'MATERIALS')),
    found       int,                                                     -- how many on the day of relief; null where nothing is counted
    remark      text   not null default '',
    done_on     date,
    done_by     text,
    unique (handover_id, kind)
);

-- A post that has been without its officer for longer than the alarm waits.
create table appointments.vacancy (
    id         bigint generated always as identity primary key,
    post_id    bigint not null references organization.post,
    unit_id    bigint not null references organization.unit,
    since      date   not null,                                          -- first day without an officer
    alarmed_on date   not null,
    filled_on  date,
    unique (post_id, since)
);

-- How an office works: the order of filing and appointing (set by the city's bureau), and its own 机关代字.
create table appointments.office (
    unit_id      bigint primary key references organization.unit,
    filing_order text check (filing_order in ('FILE_FIRST', 'APPOINT_FIRST')),
    number_code  text,
    version      int not null default 0
);

create function appointments.only_grows() returns trigger language plpgsql as $$
begin
    raise exception '%.% only grows', tg_table_schema, tg_table_name;
end $$;
create trigger line_edition_only_grows before update or delete on appointments.line_edition for each row execute function appointments.only_grows();
create trigger filing_step_only_grows before update or delete on appointments.filing_step for each row execute function appointments.only_grows();
create trigger appointment_step_only_grows before update or delete on appointments.appointment_step for each row execute function appointments.only_grows();

create view appointments.published_filing_line as
    select l.filing_id, f.unit_id, l.post_id, f.stage, l.submitted_on, f.filed_on, l.accepted_on,
           l.id, l.state, l.person_id, f.organiser_id, f.submitted_on as first_submitted_on, f.filing_number
      from appointments.filing_line l join appointments.filing f on f.id = l.filing_id;

create view appointments.published_appointment_line as
    select l.appointment_id, l.kind, l.unit_id, l.post_id, l.person_id, l.effective_on, a.stage, a.issued_on, a.organiser_id, a.number, l.tenure_id, l.id
      from appointments.appointment_line l join appointments.appointment a on a.id = l.appointment_id;

create view appointments.published_vacancy as
    select v.post_id, v.unit_id, v.since, v.alarmed_on, v.filled_on from appointments.vacancy v;
