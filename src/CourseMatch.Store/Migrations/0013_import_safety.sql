-- An import can be held, confirmed and taken back as a whole; values corrected here stand against the next file.

alter table import_run
    add column rejected_count int not null default 0,
    add column state text not null default 'done',
    -- Who brought the file; empty where nobody said.
    add column brought_by text not null default '',
    -- Who confirmed, discarded or undid it, and when.
    add column decided_by text,
    add column decided_at timestamptz,
    add constraint import_run_rejected_not_negative check (rejected_count >= 0),
    add constraint import_run_state_known check (state in ('held', 'done', 'discarded', 'undone')),
    add constraint import_run_decision_whole check ((decided_by is null) = (decided_at is null));

-- The file as it was read, while it waits for a person; removed with the decision.
create table held_import (
    municipality_id int not null,
    import_id int not null,
    -- JSON, compressed with brotli.
    delivery bytea not null,
    constraint held_import_key primary key (municipality_id, import_id),
    constraint held_import_run foreign key (municipality_id, import_id) references import_run
);

create table local_edit (
    municipality_id int not null,
    edit_id int generated always as identity,
    subject text not null,
    source text not null,
    key text not null,
    -- Path in the canonical record, and JSON values: what the feed said, what holds instead.
    field text not null,
    feed_value text not null,
    value text not null,
    edited_by text not null,
    at timestamptz not null,
    -- Once the feed says something else itself, or the correction was taken back.
    ended_at timestamptz,
    constraint local_edit_key primary key (municipality_id, edit_id),
    constraint local_edit_municipality foreign key (municipality_id) references municipality,
    constraint local_edit_subject_known check (subject in ('courses', 'newcomers', 'care')),
    constraint local_edit_field_filled check (field <> '')
);

create unique index local_edit_stands_once on local_edit (municipality_id, subject, source, key, field)
    where ended_at is null;

-- Every row an import touched, as it was before, and the fingerprint of what it became: what an undo puts back, and how
-- it knows that nothing else has changed the row since.
create table import_journal (
    municipality_id int not null,
    import_id int not null,
    entry_number bigint generated always as identity,
    table_name text not null,
    row_key jsonb not null,
    before jsonb,
    after_print text,
    constraint import_journal_key primary key (municipality_id, import_id, entry_number),
    constraint import_journal_run foreign key (municipality_id, import_id) references import_run
);

-- Columns of a table's primary key, in order.
create function key_columns_of(of_table text) returns text[] language sql stable set search_path from current as $$
    select array_agg(a.attname::text order by k.place)
    from pg_constraint c
    cross join lateral unnest(c.conkey) with ordinality as k (attnum, place)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
    where c.conrelid = to_regclass(format('coursematch.%I', of_table)) and c.contype = 'p'
$$;

-- Writes rows down while an import runs in this transaction; otherwise does nothing.
create function journal_rows() returns trigger language plpgsql set search_path from current as $$
declare
    import int := nullif(current_setting('coursematch.import', true), '')::int;
    key_columns text[];
begin
    if import is null then
        return null;
    end if;

    key_columns := key_columns_of(tg_table_name);
    if tg_op = 'INSERT' then
        insert into import_journal (municipality_id, import_id, table_name, row_key, before, after_print)
        select (r.image ->> 'municipality_id')::int, import, tg_table_name,
            (select jsonb_object_agg(k.name, r.image -> k.name) from unnest(key_columns) as k (name)),
            null, md5(r.image::text)
        from (select to_jsonb(n) as image from new_rows n) as r;
    elsif tg_op = 'DELETE' then
        insert into import_journal (municipality_id, import_id, table_name, row_key, before, after_print)
        select (r.image ->> 'municipality_id')::int, import, tg_table_name,
            (select jsonb_object_agg(k.name, r.image -> k.name) from unnest(key_columns) as k (name)),
            r.image, null
        from (select to_jsonb(o) as image from old_rows o) as r;
    else
        -- Keys never change: both images of a row share it.
        insert into import_journal (municipality_id, import_id, table_name, row_key, before, after_print)
        select (b.image ->> 'municipality_id')::int, import, tg_table_name, b.row_key, b.image, md5(a.image::text)
        from (
            select r.image,
                (select jsonb_object_agg(k.name, r.image -> k.name) from unnest(key_columns) as k (name)) as row_key
            from (select to_jsonb(o) as image from old_rows o) as r) as b
        join (
            select r.image,
                (select jsonb_object_agg(k.name, r.image -> k.name) from unnest(key_columns) as k (name)) as row_key
            from (select to_jsonb(n) as image from new_rows n) as r) as a using (row_key);
    end if;

    return null;
end
$$;

create procedure keep_journal_of(of_table text) language plpgsql set search_path from current as $$
begin
    execute format(
        'create trigger journal_of_insert after insert on %I referencing new table as new_rows '
        'for each statement execute function journal_rows()', of_table);
    execute format(
        'create trigger journal_of_update after update on %I referencing old table as old_rows new table as new_rows '
        'for each statement execute function journal_rows()', of_table);
    execute format(
        'create trigger journal_of_delete after delete on %I referencing old table as old_rows '
        'for each statement execute function journal_rows()', of_table);
end
$$;

-- Tables an import may touch, parents before children.
create function journalled_tables() returns table (place int, name text)
language sql immutable set search_path from current as $$
    values
        (10, 'provider'), (20, 'site'), (30, 'household'), (40, 'course'), (50, 'course_module'), (60, 'lesson'),
        (70, 'care_group'), (80, 'care_accompanies'), (90, 'care_session'), (100, 'newcomer'), (110, 'entitlement'),
        (120, 'child'), (130, 'child_naming'), (140, 'import_record'), (150, 'local_edit')
$$;

do $$
declare
    name text;
begin
    for name in select t.name from journalled_tables() t order by t.place loop
        call keep_journal_of(name);
    end loop;
end
$$;

-- The first image of every row an import touched and the fingerprint of the last.
create function journal_of(of_municipality int, of_import int)
returns table (table_name text, row_key jsonb, before jsonb, after_print text)
language sql stable set search_path from current as $$
    select j.table_name, j.row_key,
        (array_agg(j.before order by j.entry_number))[1],
        (array_agg(j.after_print order by j.entry_number desc))[1]
    from import_journal j
    where j.municipality_id = of_municipality and j.import_id = of_import
    group by j.table_name, j.row_key
$$;

-- Rows that are no longer as the import left them.
create function rows_changed_since(of_municipality int, of_import int) returns int
language plpgsql stable set search_path from current as $$
declare
    touched text;
    found int;
    total int := 0;
begin
    for touched in
        select t.name from journalled_tables() t
        where exists (
            select from import_journal j
            where j.municipality_id = of_municipality and j.import_id = of_import and j.table_name = t.name)
        order by t.place
    loop
        execute format(
            'select count(*) from journal_of($1, $2) n '
            'cross join lateral jsonb_populate_record(null::%1$I, n.row_key) k '
            'left join %1$I r on %2$s '
            'where n.table_name = %1$L and md5(to_jsonb(r)::text) is distinct from n.after_print',
            touched,
            (select string_agg(format('r.%1$I = k.%1$I', c), ' and ') from unnest(key_columns_of(touched)) as c))
        into found using of_municipality, of_import;
        total := total + found;
    end loop;

    return total;
end
$$;

-- Puts every row back as it was: first what was changed or removed, parents before children, then away with what was
-- added, children before parents.
create function undo_import(of_municipality int, of_import int) returns int
language plpgsql set search_path from current as $$
declare
    touched text;
    columns text;
    keys text;
    entries int;
begin
    for touched in select t.name from journalled_tables() t order by t.place loop
        select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into columns
        from pg_attribute a
        where a.attrelid = to_regclass(format('coursematch.%I', touched)) and a.attnum > 0
            and not a.attisdropped and a.attgenerated = '';
        select string_agg(quote_ident(c), ', ') into keys from unnest(key_columns_of(touched)) as c;
        execute format(
            'insert into %1$I (%2$s) overriding system value '
            'select %3$s from journal_of($1, $2) n '
            'cross join lateral jsonb_populate_record(null::%1$I, n.before) r '
            'where n.table_name = %1$L and n.before is not null '
            'on conflict (%4$s) do update set %5$s',
            touched, columns,
            (select string_agg('r.' || c, ', ') from unnest(string_to_array(columns, ', ')) as c),
            keys,
            (select string_agg(format('%1$s = excluded.%1$s', c), ', ')
                from unnest(string_to_array(columns, ', ')) as c
                where c not in (
                    select quote_ident(a.attname) from pg_attribute a
                    where a.attrelid = to_regclass(format('coursematch.%I', touched)) and a.attidentity = 'a')))
        using of_municipality, of_import;
    end loop;

    for touched in select t.name from journalled_tables() t order by t.place desc loop
        if touched = 'course' then
            delete from seat s
            using journal_of(of_municipality, of_import) n
            where n.table_name = 'course' and n.before is null and s.municipality_id = of_municipality
                and s.course_id = (n.row_key ->> 'course_id')::int;
        end if;

        execute format(
            'delete from %1$I r using journal_of($1, $2) n '
            'cross join lateral jsonb_populate_record(null::%1$I, n.row_key) k '
            'where n.table_name = %1$L and n.before is null and %2$s',
            touched,
            (select string_agg(format('r.%1$I = k.%1$I', c), ' and ') from unnest(key_columns_of(touched)) as c))
        using of_municipality, of_import;
    end loop;

    delete from import_journal j where j.municipality_id = of_municipality and j.import_id = of_import;
    get diagnostics entries = row_count;
    return entries;
end
$$;
