-- What makes it worth looking for somebody during the day: a place that ended, a course that got larger, a course that
-- does not take place. Written in the transaction of the change itself, whoever makes it: answer, provider, counsellor,
-- import, night. A job settles each event once; see docs/decisions/0021-seats-freed-by-day.md.

create table seat_event (
    municipality_id int not null,
    seat_event_id int generated always as identity,
    course_id int not null,
    kind text not null,
    happened_at timestamptz not null default clock_timestamp(),
    -- The plan in force then; while it is, the seats of all its events are free or proposed.
    during_plan_id int,
    -- Not to be taken up again before, after an attempt that did not end.
    not_before timestamptz,
    attempts int not null default 0,
    settled_at timestamptz,
    outcome text,
    plan_id int,
    node text,
    constraint seat_event_key primary key (municipality_id, seat_event_id),
    constraint seat_event_course foreign key (municipality_id, course_id) references course,
    constraint seat_event_plan foreign key (municipality_id, plan_id) references plan on delete set null (plan_id),
    constraint seat_event_kind_known check (kind in ('place_ended', 'seats_added', 'course_stopped')),
    constraint seat_event_outcome_known check (outcome in ('proposed', 'offered', 'nothing', 'failed')),
    constraint seat_event_settles_with_outcome check ((settled_at is null) = (outcome is null)),
    constraint seat_event_attempts_not_negative check (attempts >= 0)
);

create index seat_event_open on seat_event (municipality_id) where settled_at is null;
create index seat_event_by_plan on seat_event (municipality_id, plan_id) where plan_id is not null;
create index seat_event_by_plan_in_force on seat_event (municipality_id, during_plan_id);

create function plan_in_force(municipality int) returns int language sql stable set search_path from current as $$
    select p.plan_id from plan p where p.municipality_id = municipality and p.state = 'published'
$$;

-- A place that was moved was moved by a plan, which has given its seat already; a course that is over frees nothing.
create function note_ended_places() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
    insert into seat_event (municipality_id, course_id, kind, during_plan_id)
    select distinct n.municipality_id, n.course_id, 'place_ended', plan_in_force(n.municipality_id)
    from changed n
    join before b on b.municipality_id = n.municipality_id and b.promise_id = n.promise_id
    where b.ended_at is null and n.ended_at is not null and n.state not in ('moved', 'completed')
    order by n.municipality_id, n.course_id;
    return null;
end
$$;

create trigger seats_freed_by_end_of_promise after update on promise
    referencing old table as before new table as changed for each statement execute function note_ended_places();

-- New courses are left to the night, which looks at everybody.
create function note_changed_courses() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
    insert into seat_event (municipality_id, course_id, kind, during_plan_id)
    select n.municipality_id, n.course_id,
        case when n.seats_to_promise > b.seats_to_promise then 'seats_added' else 'course_stopped' end,
        plan_in_force(n.municipality_id)
    from changed n
    join before b on b.municipality_id = n.municipality_id and b.course_id = n.course_id
    where plan_in_force(n.municipality_id) is not null and (n.seats_to_promise > b.seats_to_promise
        or b.state in ('planned', 'running') and n.state in ('cancelled', 'withdrawn') and exists (
            select from promise p
            where p.municipality_id = n.municipality_id and p.course_id = n.course_id and p.ended_at is null))
    order by n.municipality_id, n.course_id;
    return null;
end
$$;

create trigger seats_freed_by_course after update on course
    referencing old table as before new table as changed for each statement execute function note_changed_courses();

-- Runs hold figures, no person.
select protect_table('seat_event', '(select session_sight()) = ''administration''');
