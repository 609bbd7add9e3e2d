-- Names as they were on the day: the trail is read long after units were renamed, and never joins another module.
alter table audit.event add column unit_name text;
alter table audit.event add column post_name text;
create index event_actor on audit.event (account_id, id desc);
create index event_unit on audit.event (unit_id, id desc);

-- The trail in months, by the day of sealing: what may be removed after the time of keeping, and where the chain then begins.
create table audit.segment (
    month       date primary key,
    first_place bigint not null,
    last_place  bigint,
    closing     bytea,
    closed_at   timestamptz,
    released_at timestamptz
);

-- Not a defence against whoever owns the database (the chain and its anchors are), but against every mistake of the product.
create function audit.keep_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.place is null and new.digest is null then
        return new;
    elsif tg_op = 'UPDATE' and old.place is null and new.place is not null and new.digest is not null
            and (to_jsonb(new) - 'place' - 'digest') = (to_jsonb(old) - 'place' - 'digest') then
        return new;
    elsif tg_op = 'DELETE' and exists (select from audit.segment s where s.released_at is not null and old.place between s.first_place and s.last_place) then
        return old;
    end if;
    raise exception 'an audit event is written once, sealed once and never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger keep before insert or update or delete on audit.event for each row execute function audit.keep_event();

create function audit.keep_all() returns trigger language plpgsql as $$
begin
    raise exception 'audit events are never removed at once' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_all before truncate on audit.event for each statement execute function audit.keep_all();
create trigger keep_all before delete or truncate on audit.segment for each statement execute function audit.keep_all();
