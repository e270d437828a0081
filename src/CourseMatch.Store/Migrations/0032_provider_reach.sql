-- A provider's sessions get a role of their own. Row-level security decides about rows alone; what of a person a provider
-- may know at all is a matter of columns, and those are rights of a role. The role gets nothing it was not given by
-- name, so a table that comes later is closed to it; see docs/decisions/0015-reach.md.

do $$
begin
    if not exists (select from pg_roles r where r.rolname = 'coursematch_provider') then
        create role coursematch_provider nologin;
    end if;
exception
    when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
    if not pg_has_role(current_user, 'coursematch_provider', 'member') then
        execute format('grant coursematch_provider to %I', current_user);
    end if;

    execute format('grant usage on schema %I to coursematch_provider', current_schema());
    execute format('grant usage on all sequences in schema %I to coursematch_provider', current_schema());
end
$$;

-- Opens the rows of a table that the condition admits, within the session's municipality, for the rights named.
create function open_to_provider(target text, rights text, condition text) returns void
    language plpgsql set search_path from current as $$
begin
    execute format('drop policy if exists provider_reach on %I', target);
    execute format(
        'create policy provider_reach on %I to coursematch_provider '
        'using (municipality_id = (select session_municipality()) and (%s)) '
        'with check (municipality_id = (select session_municipality()) and (%s))',
        target, condition, condition);
    execute format('grant %s on %I to coursematch_provider', rights, target);
end
$$;

-- Later tables that are opened to others are opened to providers by the same condition.
create or replace function protect_table(target text, others text default 'false') returns void
    language plpgsql set search_path from current as $$
begin
    execute format('alter table %I enable row level security', target);
    execute format('drop policy if exists session_reach on %I', target);
    execute format(
        'create policy session_reach on %I to coursematch_session '
        'using (municipality_id = (select session_municipality()) and ((select session_sight()) = %L or (%s))) '
        'with check (municipality_id = (select session_municipality()) and ((select session_sight()) = %L or (%s)))',
        target, 'cases', others, 'cases', others);
    execute format('grant select, insert, update, delete on %I to coursematch_session', target);
    if others <> 'false' then
        perform open_to_provider(target, 'select, insert, update, delete', others);
    end if;
end
$$;

-- Locking the municipality for a change takes the right to change a column; the policy keeps that column as it is.
select open_to_provider('municipality', 'select, update (municipality_id)', 'true');
select open_to_provider('county_version', 'select', 'true');

-- What is theirs.
select open_to_provider('provider', 'select, insert, update', 'provider_id = (select session_provider())');
select open_to_provider('course', 'select, insert, update, delete', 'provider_id = (select session_provider())');
select open_to_provider('care_group', 'select, insert, update, delete', 'provider_id = (select session_provider())');
select open_to_provider(t.name, 'select, insert, update, delete', format('exists (select from course c
    where (c.municipality_id, c.course_id) = (%1$I.municipality_id, %1$I.course_id))', t.name))
from unnest(array['course_module', 'lesson', 'seat', 'seat_report']) as t (name);
select open_to_provider(t.name, 'select, insert, update, delete', format('exists (select from care_group g
    where (g.municipality_id, g.care_group_id) = (%1$I.municipality_id, %1$I.care_group_id))', t.name))
from unnest(array['care_session', 'care_accompanies']) as t (name);
select open_to_provider('site', 'select, insert, update, delete', 'true');

-- What they sent.
select open_to_provider(t.name, 'select, insert, update, delete', format('subject <> ''newcomers'' and exists (
    select from provider p where p.municipality_id = %1$I.municipality_id and p.name = %1$I.source)', t.name))
from unnest(array['import_run', 'import_record', 'local_edit', 'column_mapping']) as t (name);
select open_to_provider(t.name, 'select, insert, update, delete', format('exists (select from import_run r
    where (r.municipality_id, r.import_id) = (%1$I.municipality_id, %1$I.import_id))', t.name))
from unnest(array['held_import', 'import_journal']) as t (name);

-- Places in own courses as long as they concern the course: whoever declined, moved on or was withdrawn is none of its
-- people any more.
select open_to_provider('promise', 'select', 'state in (''offered'', ''accepted'', ''started'', ''did_not_come'',
    ''left'', ''completed'') and exists (select from course c
    where (c.municipality_id, c.course_id) = (promise.municipality_id, promise.course_id))');

-- Of the people: who they are and how to reach them. Not where they live, with whom, what they are entitled to, what
-- they need for their health, when they are free, or what spoke against them.
select open_to_provider(
    'newcomer',
    'select (municipality_id, newcomer_id, reference, family_name, given_name, birth_date, languages, email, phone)',
    'exists (select from promise p
    where (p.municipality_id, p.newcomer_id) = (newcomer.municipality_id, newcomer.newcomer_id))');

-- Of the children in own care groups: how many, on which days.
select open_to_provider('care_promise', 'select', 'exists (select from care_session s
    where (s.municipality_id, s.care_session_id) = (care_promise.municipality_id, care_promise.care_session_id))');
select open_to_provider('child', 'select (municipality_id, child_id)', 'exists (select from care_promise p
    where (p.municipality_id, p.child_id) = (child.municipality_id, child.child_id))');

-- What happened to a place, without the words others wrote about it.
select open_to_provider('promise_step', 'select', '(reason is null and note is null or by_whom = ''provider'')
    and exists (select from promise p
    where (p.municipality_id, p.promise_id) = (promise_step.municipality_id, promise_step.promise_id))');

-- Reports: who came, who did not, who left. Nothing else can be made of a place.
grant insert on promise_step to coursematch_provider;
create policy provider_reports on promise_step as restrictive for insert to coursematch_provider
    with check (by_whom = 'provider' and state in ('started', 'did_not_come', 'left', 'completed'));
grant update (state, step_number, reply_by, is_locked, is_willing_to_move, ended_at, seat_number) on promise
    to coursematch_provider;
create policy provider_reports on promise as restrictive for update to coursematch_provider
    using (state in ('offered', 'accepted', 'started'))
    with check (state in ('started', 'did_not_come', 'left', 'completed'));

-- The message to somebody who did not come is written with the report. To write it once, its event has to be seen.
select open_to_provider(
    'message',
    'select (municipality_id, event_key, kind, newcomer_id),
        insert (municipality_id, event_key, kind, newcomer_id, office_role, plan_id, promise_id, contents)',
    'kind = ''did_not_come'' and exists (select from newcomer n
    where (n.municipality_id, n.newcomer_id) = (message.municipality_id, message.newcomer_id))');

-- Read where a county is put together; without a policy there is not one row in them.
grant select on postcode, travel_time to coursematch_provider;

-- Whatever ends a place frees the children's places with it, in the care groups of others, too.
alter function end_care_of_promise() security definer;
