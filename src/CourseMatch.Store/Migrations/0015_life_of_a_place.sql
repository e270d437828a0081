-- The life of a promised place: offered, answered, attended, over. A promise row is the hold on seat and care places;
-- where it stands is the newest of its steps, and no step is ever changed or removed. Which step may follow which is
-- written here once more, so that no program can take a way the law of the house does not know:
-- docs/decisions/0014-life-of-a-place.md.

create table promise_step (
    municipality_id int not null,
    promise_id int not null,
    step_number int not null,
    previous_number int generated always as (nullif(step_number - 1, 0)) stored,
    from_state text,
    state text not null,
    at timestamptz not null,
    -- Who did it, and under which account where there is one.
    by_whom text not null,
    account text,
    -- A word of a closed list of the program, for example why somebody declined.
    reason text,
    note text,
    constraint promise_step_key primary key (municipality_id, promise_id, step_number),
    constraint promise_step_promise foreign key (municipality_id, promise_id) references promise,
    constraint promise_step_state_unique unique (municipality_id, promise_id, step_number, state),
    constraint promise_step_continues foreign key (municipality_id, promise_id, previous_number, from_state)
        references promise_step (municipality_id, promise_id, step_number, state),
    constraint promise_step_counts_from_one check (step_number >= 1),
    constraint promise_step_first_is_an_offer check (
        (step_number = 1) = (from_state is null) and (from_state is not null or state = 'offered')),
    -- A step from a state to itself notes something: a wish to be called, a lock, a later day to reply by.
    constraint promise_step_allowed check (from_state is null or (from_state, state) in (
        ('offered', 'offered'), ('offered', 'accepted'), ('offered', 'declined'), ('offered', 'lapsed'),
        ('offered', 'started'), ('offered', 'did_not_come'), ('offered', 'moved'), ('offered', 'withdrawn'),
        ('offered', 'cancelled'),
        ('accepted', 'accepted'), ('accepted', 'declined'), ('accepted', 'started'), ('accepted', 'did_not_come'),
        ('accepted', 'moved'), ('accepted', 'withdrawn'), ('accepted', 'cancelled'),
        ('started', 'started'), ('started', 'completed'), ('started', 'left'), ('started', 'withdrawn'),
        ('started', 'cancelled'))),
    constraint promise_step_by_known check (by_whom in (
        'publication', 'night', 'newcomer', 'counsellor', 'provider', 'coordinator')),
    constraint promise_step_note_short check (length(note) <= 500)
);

create function refuse_change_of_promise_step() returns trigger language plpgsql set search_path from current as $$
begin
    raise exception 'steps of promises are never changed'
        using errcode = 'integrity_constraint_violation', constraint = 'promise_step_never_changes';
end
$$;

create trigger promise_step_never_changes before update or delete on promise_step
    for each row execute function refuse_change_of_promise_step();

alter table promise
    add column state text not null default 'offered',
    add column step_number int not null default 1,
    -- Last day to answer an offer; null = nobody has to.
    add column reply_by date,
    -- Set by a coordinator: no night moves the person elsewhere.
    add column is_locked boolean not null default false,
    -- The person would take another equal place, so that somebody else gets this one.
    add column is_willing_to_move boolean not null default false;

insert into promise_step (municipality_id, promise_id, step_number, from_state, state, at, by_whom)
select p.municipality_id, p.promise_id, 1, null, 'offered', coalesce(l.published_at, l.created_at), 'publication'
from promise p
join plan l on l.municipality_id = p.municipality_id and l.plan_id = p.plan_id;

insert into promise_step (municipality_id, promise_id, step_number, from_state, state, at, by_whom)
select p.municipality_id, p.promise_id, 2, 'offered', 'withdrawn', p.ended_at, 'publication'
from promise p
where p.ended_at is not null;

alter table promise disable trigger promise_never_changes;

update promise set state = 'withdrawn', step_number = 2 where ended_at is not null;

alter table promise enable trigger promise_never_changes;

alter table promise
    add constraint promise_state_is_recorded foreign key (municipality_id, promise_id, step_number, state)
        references promise_step (municipality_id, promise_id, step_number, state) deferrable initially deferred,
    -- Ending frees the seat in the same moment: promise_holds_a_seat says the rest.
    add constraint promise_ends_with_its_state check (
        (ended_at is null) = (state in ('offered', 'accepted', 'started')));

create function begin_promise() returns trigger language plpgsql set search_path from current as $$
begin
    insert into promise_step (municipality_id, promise_id, step_number, state, at, by_whom)
    select new.municipality_id, new.promise_id, 1, 'offered', coalesce(l.published_at, now()), 'publication'
    from plan l
    where l.municipality_id = new.municipality_id and l.plan_id = new.plan_id;
    return null;
end
$$;

create trigger promise_begins_with_a_step after insert on promise
    for each row execute function begin_promise();

create or replace function refuse_change_of_promise() returns trigger language plpgsql
    set search_path from current as $$
declare
    next_step promise;
begin
    next_step := old;
    next_step.seat_number := new.seat_number;
    if old.ended_at is null then
        next_step.ended_at := new.ended_at;
        next_step.state := new.state;
        next_step.step_number := new.step_number;
        next_step.reply_by := new.reply_by;
        next_step.is_locked := new.is_locked;
        next_step.is_willing_to_move := new.is_willing_to_move;
    end if;

    if new is distinct from next_step then
        raise exception 'promise % can end, not change', old.promise_id
            using errcode = 'integrity_constraint_violation', constraint = 'promise_never_changes';
    end if;

    return new;
end
$$;

-- Whatever ends a promise frees the places of its children in the same statement.
create function end_care_of_promise() returns trigger language plpgsql set search_path from current as $$
begin
    update care_promise c set ended_at = new.ended_at
    where c.municipality_id = new.municipality_id and c.promise_id = new.promise_id and c.ended_at is null;
    return null;
end
$$;

create trigger care_ends_with_promise after update of ended_at on promise
    for each row when (old.ended_at is null and new.ended_at is not null) execute function end_care_of_promise();

-- Whether a provider takes people after the first day of a module; null = not said, the policy decides.
alter table provider add column accepts_late_entry boolean;
