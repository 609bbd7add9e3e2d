-- What was told to a person. The sentence is kept in both languages as it was said then.
create table notifications.letter (
    id           bigint generated always as identity primary key,
    person_id    bigint not null,
    post_id      bigint,
    text_zh      text not null,
    text_en      text not null,
    subject_kind text,
    subject_id   bigint,
    href         text not null,
    told_at      timestamptz not null,
    read_at      timestamptz
);
create index letter_of_person on notifications.letter (person_id, id desc);
create index letter_unread on notifications.letter (person_id) where read_at is null;
