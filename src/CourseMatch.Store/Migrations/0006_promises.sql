-- What was promised. Nothing here can be taken twice, whoever races: a seat is a row and a promise needs one of its
-- own; a care place is a number within its session, and two children never share one on the same day. Why this form:
-- docs/decisions/0004-never-promised-twice.md.

-- One row for each seat our promises may fill. Kept by keep_seats alone: as many free ones as the course has left.
create table seat (
    municipality_id int not null,
    course_id int not null,
    seat_number int not null,
    constraint seat_key primary key (municipality_id, course_id, seat_number),
    constraint seat_course foreign key (municipality_id, course_id) references course,
    constraint seat_number_counts_from_one check (seat_number >= 1)
);

create table promise (
    municipality_id int not null,
    promise_id int generated always as identity,
    newcomer_id int not null,
    course_id int not null,
    module_number int not null,
    entry_day date not null,
    -- The plan whose publication made the promise.
    plan_id int not null,
    seat_number int,
    ended_at timestamptz,
    constraint promise_key primary key (municipality_id, promise_id),
    constraint promise_newcomer foreign key (municipality_id, newcomer_id) references newcomer,
    constraint promise_course foreign key (municipality_id, course_id) references course,
    constraint promise_was_published foreign key (municipality_id, plan_id, newcomer_id, course_id)
        references placement (municipality_id, plan_id, newcomer_id, course_id),
    constraint promise_seat_exists foreign key (municipality_id, course_id, seat_number) references seat,
    constraint promise_seat_taken_once unique (municipality_id, course_id, seat_number),
    -- No seat left shows as a promise without a number.
    constraint promise_holds_a_seat check ((ended_at is null) = (seat_number is not null)),
    constraint promise_module_counts_from_one check (module_number >= 1)
);

create unique index promise_one_per_newcomer on promise (municipality_id, newcomer_id) where ended_at is null;

create function refuse_change_of_promise() returns trigger language plpgsql set search_path from current as $$
declare
    next_step promise;
begin
    next_step := old;
    next_step.seat_number := new.seat_number;
    if old.ended_at is null then
        next_step.ended_at := new.ended_at;
    end if;

    if new is distinct from next_step then
        raise exception 'promise % can end, not change', old.promise_id
            using errcode = 'integrity_constraint_violation', constraint = 'promise_never_changes';
    end if;

    return new;
end
$$;

create trigger promise_never_changes before update on promise
    for each row execute function refuse_change_of_promise();

-- Gives every course named as many free seats as it has left: none while more is promised than it holds. Of two
-- promises that end at the same moment one may leave its seat uncounted until the course is next saved: a seat too
-- few, never one too many.
create function keep_seats(courses int[]) returns void language sql set search_path from current as $$
    with counted as (
        select c.municipality_id, c.course_id, c.seats_to_promise, count(p.promise_id)::int as promised
        from course c
        left join promise p on p.municipality_id = c.municipality_id and p.course_id = c.course_id
            and p.ended_at is null
        where c.course_id = any(courses)
        group by c.municipality_id, c.course_id
    ),
    free as (
        select s.municipality_id, s.course_id, s.seat_number,
            row_number() over (partition by s.municipality_id, s.course_id order by s.seat_number) as place
        from seat s
        where s.course_id = any(courses) and not exists (
            select from promise p
            where p.municipality_id = s.municipality_id and p.course_id = s.course_id
                and p.seat_number = s.seat_number)
    ),
    surplus as (
        delete from seat s
        using free f, counted c
        where (f.municipality_id, f.course_id, f.seat_number) = (s.municipality_id, s.course_id, s.seat_number)
            and (c.municipality_id, c.course_id) = (s.municipality_id, s.course_id)
            and f.place > c.seats_to_promise - c.promised
    ),
    unused as (
        select c.municipality_id, c.course_id, n.seat_number,
            row_number() over (partition by c.municipality_id, c.course_id order by n.seat_number) as place
        from counted c
        cross join generate_series(1, c.seats_to_promise + c.promised) as n (seat_number)
        where not exists (
            select from seat s
            where (s.municipality_id, s.course_id, s.seat_number) = (c.municipality_id, c.course_id, n.seat_number))
    )
    insert into seat (municipality_id, course_id, seat_number)
    select u.municipality_id, u.course_id, u.seat_number
    from unused u
    join counted c on (c.municipality_id, c.course_id) = (u.municipality_id, u.course_id)
    where u.place <= c.seats_to_promise - c.promised - (
        select count(*) from free f where (f.municipality_id, f.course_id) = (u.municipality_id, u.course_id))
    on conflict do nothing
$$;

create function keep_seats_of_changed() returns trigger language plpgsql set search_path from current as $$
begin
    perform keep_seats(array(select distinct c.course_id from changed c));
    return null;
end
$$;

create trigger seats_follow_new_course after insert on course
    referencing new table as changed for each statement execute function keep_seats_of_changed();
create trigger seats_follow_course after update on course
    referencing new table as changed for each statement execute function keep_seats_of_changed();
create trigger seats_follow_end_of_promise after update on promise
    referencing new table as changed for each statement execute function keep_seats_of_changed();
create trigger seats_follow_removed_promise after delete on promise
    referencing old table as changed for each statement execute function keep_seats_of_changed();

create table care_promise (
    municipality_id int not null,
    care_promise_id int generated always as identity,
    promise_id int not null,
    child_id int not null,
    care_session_id int not null,
    place_number int not null,
    -- Days on which the place is kept, last day excluded.
    during daterange not null,
    -- Weekday and minutes of the day as promised, taken from the session: later changes of the session do not turn a
    -- kept promise into a broken one.
    weekday text not null,
    minutes int4range not null,
    ended_at timestamptz,
    constraint care_promise_key primary key (municipality_id, care_promise_id),
    constraint care_promise_promise foreign key (municipality_id, promise_id) references promise,
    constraint care_promise_child foreign key (municipality_id, child_id) references child,
    constraint care_promise_session foreign key (municipality_id, care_session_id) references care_session,
    constraint care_promise_place_counts_from_one check (place_number >= 1),
    constraint care_promise_days_known check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    -- The same child may sit on the same place for both parents' courses.
    constraint care_place_taken_once exclude using gist (
        municipality_id with =, care_session_id with =, place_number with =, during with &&, child_id with <>)
        where (ended_at is null) deferrable initially immediate,
    constraint child_in_one_session_at_a_time exclude using gist (
        municipality_id with =, child_id with =, during with &&, weekday with =, minutes with &&,
        care_session_id with <>)
        where (ended_at is null)
);

create index care_promise_by_promise on care_promise (municipality_id, promise_id);

create index care_promise_by_session on care_promise (municipality_id, care_session_id) where ended_at is null;

-- A new care promise takes its hours from the session and a number within the session's places. The lock keeps the
-- places from changing before the promise is seen by others.
create function admit_care_promise() returns trigger language plpgsql set search_path from current as $$
declare
    session care_session;
begin
    if tg_op = 'UPDATE' then
        if (new.municipality_id, new.care_promise_id, new.promise_id, new.child_id, new.care_session_id, new.weekday,
                new.minutes)
            is distinct from (old.municipality_id, old.care_promise_id, old.promise_id, old.child_id,
                old.care_session_id, old.weekday, old.minutes)
            or not new.during <@ old.during
            or old.ended_at is not null and new.ended_at is distinct from old.ended_at then
            raise exception 'care promise % can end or be shortened, not change', old.care_promise_id
                using errcode = 'integrity_constraint_violation', constraint = 'care_promise_never_changes';
        end if;

        return new;
    end if;

    select * into session
    from care_session s
    where s.municipality_id = new.municipality_id and s.care_session_id = new.care_session_id
    for share;
    if found and new.place_number > session.places then
        raise exception 'care session % has no place number %', new.care_session_id, new.place_number
            using errcode = 'check_violation', constraint = 'care_place_within_session';
    end if;

    new.weekday := coalesce(session.weekday, '');
    new.minutes := int4range(
        (extract(epoch from coalesce(session.opens, '00:00')) / 60)::int,
        case
            when session.closes = '00:00' then 1440
            else (extract(epoch from coalesce(session.closes, '24:00')) / 60)::int
        end);
    return new;
end
$$;

create trigger care_promise_admitted before insert or update on care_promise
    for each row execute function admit_care_promise();

-- Where a session shrank below its promises, numbers alone would let a newcomer in beside the surplus. Children
-- present are therefore counted as well, on every day on which their number can grow.
create function refuse_crowded_session() returns trigger language plpgsql set search_path from current as $$
declare
    crowded int;
begin
    select s.care_session_id into crowded
    from added a
    join care_session s on s.municipality_id = a.municipality_id and s.care_session_id = a.care_session_id
    join care_promise first_day on first_day.municipality_id = a.municipality_id
        and first_day.care_session_id = a.care_session_id
        and first_day.ended_at is null
        and first_day.during && a.during
    where a.ended_at is null and s.places < (
        select count(distinct present.child_id)
        from care_promise present
        where present.municipality_id = a.municipality_id
            and present.care_session_id = a.care_session_id
            and present.ended_at is null
            and present.during @> greatest(lower(first_day.during), lower(a.during)))
    limit 1;

    if crowded is not null then
        raise exception 'care session % would hold more children than it has places', crowded
            using errcode = 'check_violation', constraint = 'care_session_never_crowded';
    end if;

    return null;
end
$$;

create trigger care_session_never_crowded after insert on care_promise
    referencing new table as added for each statement execute function refuse_crowded_session();
