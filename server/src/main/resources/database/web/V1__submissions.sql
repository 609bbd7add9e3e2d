-- Forms that were sent: a double click or a repeated request gets the answer of the first instead of a second record.
-- RUNNING → DONE with the address the reader was led to; a failed attempt leaves no row and can be repeated.
create table web.submission (
    token      text primary key,
    state      text not null check (state in ('RUNNING', 'DONE')),
    location   text,
    started_at timestamptz not null
);
create index submission_age on web.submission (started_at);
