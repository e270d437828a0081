-- How far a session reaches, held by the database itself: a check forgotten in a page shows nothing and changes nothing.
-- Pages and endpoints connect as coursematch_session with three settings; verbs and jobs connect as the owner. A table
-- nobody opened to providers or to the administration is closed to them; see docs/decisions/0015-reach.md.

do $$
begin
    -- Roles belong to the server, not to the database; another database may have made it already.
    if not exists (select from pg_roles r where r.rolname = 'coursematch_session') then
        create role coursematch_session nologin;
    end if;
exception
    when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
    if not pg_has_role(current_user, 'coursematch_session', 'member') then
        execute format('grant coursematch_session to %I', current_user);
    end if;

    execute format('grant usage on schema %I to coursematch_session', current_schema());
end
$$;

create function session_municipality() returns int language sql stable parallel safe as $$
    select nullif(current_setting('coursematch.municipality', true), '')::int
$$;

create function session_provider() returns int language sql stable parallel safe as $$
    select nullif(current_setting('coursematch.provider', true), '')::int
$$;

-- cases: everything of the municipality. provider: what belongs to one. administration: settings and runs, no person.
create function session_sight() returns text language sql stable parallel safe as $$
    select nullif(current_setting('coursematch.sight', true), '')
$$;

-- Asked for in a question of its own, a setting is read once a statement and not once a row.

-- Confines sessions to their municipality. Rows are seen and written by those who see cases; others see a row only where
-- the condition "others" says so.
create function protect_table(target text, others text default 'false') returns void
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
end
$$;

-- Every table that has a municipality and no protection yet; run after all migrations, so that none is forgotten.
create function protect_all_tables() returns void language plpgsql set search_path from current as $$
declare
    target text;
begin
    for target in
        select c.relname
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and not c.relrowsecurity
        order by c.relname
    loop
        perform protect_table(target);
    end loop;
end
$$;

select protect_all_tables();

-- Everybody knows the own municipality, and when something was changed in it.
select protect_table('municipality', 'true');
select protect_table('county_version', 'true');

-- Providers: what is theirs. A row of a course is theirs when they see the course, and so on; the policies of the tables
-- asked for hold within the questions, too.
select protect_table('provider', 'provider_id = (select session_provider()) or (select session_sight()) = ''administration''');
select protect_table('course', 'provider_id = (select session_provider())');
select protect_table('care_group', 'provider_id = (select session_provider())');
select protect_table('course_module', 'exists (select from course c
    where (c.municipality_id, c.course_id) = (course_module.municipality_id, course_module.course_id))');
select protect_table('lesson', 'exists (select from course c
    where (c.municipality_id, c.course_id) = (lesson.municipality_id, lesson.course_id))');
select protect_table('seat', 'exists (select from course c
    where (c.municipality_id, c.course_id) = (seat.municipality_id, seat.course_id))');
select protect_table('care_session', 'exists (select from care_group g
    where (g.municipality_id, g.care_group_id) = (care_session.municipality_id, care_session.care_group_id))');
select protect_table('care_accompanies', 'exists (select from care_group g
    where (g.municipality_id, g.care_group_id) = (care_accompanies.municipality_id, care_accompanies.care_group_id))');
-- Buildings are nobody's secret, and whoever brings a new one sees it before a course is held there.
select protect_table('site', '(select session_provider()) is not null');

-- Participants once published: a promise of an own course, and the people and children it names.
select protect_table('promise', 'exists (select from course c
    where (c.municipality_id, c.course_id) = (promise.municipality_id, promise.course_id))');
select protect_table('newcomer', 'exists (select from promise p
    where (p.municipality_id, p.newcomer_id) = (newcomer.municipality_id, newcomer.newcomer_id))');
select protect_table('care_promise', 'exists (select from care_session s
    where (s.municipality_id, s.care_session_id) = (care_promise.municipality_id, care_promise.care_session_id))');
select protect_table('child', 'exists (select from care_promise p
    where (p.municipality_id, p.child_id) = (child.municipality_id, child.child_id))');

-- What they sent.
select protect_table('import_run', '(select session_provider()) is not null and subject <> ''newcomers''
    and exists (select from provider p where p.municipality_id = import_run.municipality_id
        and p.name = import_run.source) or (select session_sight()) = ''administration''');
select protect_table('import_record', '(select session_provider()) is not null and subject <> ''newcomers''
    and exists (select from provider p where p.municipality_id = import_record.municipality_id
        and p.name = import_record.source)');

select protect_table('held_import', '(select session_provider()) is not null and exists (select from import_run r
    where (r.municipality_id, r.import_id) = (held_import.municipality_id, held_import.import_id))');
select protect_table('import_journal', '(select session_provider()) is not null and exists (select from import_run r
    where (r.municipality_id, r.import_id) = (import_journal.municipality_id, import_journal.import_id))');
select protect_table('local_edit', 'subject <> ''newcomers'' and (select session_provider()) is not null
    and exists (select from provider p where p.municipality_id = local_edit.municipality_id
        and p.name = local_edit.source)');
select protect_table('column_mapping', 'subject <> ''newcomers'' and (select session_provider()) is not null
    and exists (select from provider p where p.municipality_id = column_mapping.municipality_id
        and p.name = column_mapping.source)');

-- Runs hold figures, no person.
select protect_table('night_run', '(select session_sight()) = ''administration''');
select protect_table('job_run', '(select session_sight()) = ''administration''');

-- Accounts are read before anybody is known, by the owner; no session needs them.
revoke all on account from coursematch_session;
