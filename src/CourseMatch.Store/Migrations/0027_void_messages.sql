-- A message speaks of a place or of a plan. When the place has ended or the plan is no longer in force before it left,
-- it must not leave any more: whoever sends asks under the lock of the municipality, which every change of a place or
-- plan holds, so the answer is still true when the message goes.

alter table message
    add column promise_id int,
    add constraint message_promise foreign key (municipality_id, promise_id) references promise;

create index message_by_promise on message (municipality_id, promise_id) where promise_id is not null;

-- Offers, moves and reminders were named after their place from the beginning.
update message m set promise_id = p.promise_id
from promise p
where p.municipality_id = m.municipality_id and m.event_key ~ '^place/[0-9]{1,9}/'
    and p.promise_id = split_part(m.event_key, '/', 2)::int;

-- Whether what a message says is no longer so. What ended a place tells so itself and always leaves; an offer is void
-- once its place has ended, a reminder once it was answered, the report of a plan once another is in force.
create function is_void(m message) returns boolean language sql stable
    set search_path from current as $$
    select case
        when m.kind in ('place_offered', 'place_moved') then exists (
            select from promise p
            where p.municipality_id = m.municipality_id and p.promise_id = m.promise_id and p.ended_at is not null)
        when m.kind = 'reply_reminder' then exists (
            select from promise p
            where p.municipality_id = m.municipality_id and p.promise_id = m.promise_id and p.state <> 'offered')
        when m.kind = 'plan_published' then exists (
            select from plan l
            where l.municipality_id = m.municipality_id and l.plan_id = m.plan_id and l.state = 'superseded')
        else false
    end
$$;
