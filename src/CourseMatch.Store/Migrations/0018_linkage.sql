-- Records of several authorities about one person: who is, may be, and is not the same.

create table newcomer_link (
    municipality_id int not null,
    link_id int generated always as identity,
    -- When merged, the first is kept and takes part in matching, the second rests.
    kept_id int not null,
    duplicate_id int not null,
    state text not null,
    -- log2 of how much likelier the agreements are for one person than for two.
    bits double precision not null,
    reasons jsonb not null,
    -- Of a merged person the source of every value.
    fields jsonb not null,
    found_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    constraint newcomer_link_key primary key (municipality_id, link_id),
    constraint newcomer_link_kept foreign key (municipality_id, kept_id) references newcomer on delete cascade,
    constraint newcomer_link_duplicate foreign key (municipality_id, duplicate_id) references newcomer
        on delete cascade,
    constraint newcomer_link_of_two check (kept_id <> duplicate_id),
    constraint newcomer_link_state_known check (state in ('proposed', 'merged', 'apart')),
    constraint newcomer_link_decision_whole check (
        (decided_by is null) = (decided_at is null) and (state = 'proposed') = (decided_by is null)),
    constraint newcomer_link_reasons_list check (jsonb_typeof(reasons) = 'array'),
    constraint newcomer_link_fields_list check (jsonb_typeof(fields) = 'array')
);

create unique index newcomer_link_pair_once on newcomer_link
    (municipality_id, least(kept_id, duplicate_id), greatest(kept_id, duplicate_id));
create unique index newcomer_link_merged_once on newcomer_link (municipality_id, duplicate_id) where state = 'merged';
create index newcomer_link_by_kept on newcomer_link (municipality_id, kept_id);
create index newcomer_link_by_duplicate on newcomer_link (municipality_id, duplicate_id);

-- People of one county are no provider's business.
select protect_table('newcomer_link');

-- A merged person must never be promised twice: the record that rests gets no promise, and nobody who holds one is laid
-- to rest.
create function refuse_promise_to_duplicate() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
    if exists (
        select from newcomer_link l
        where l.municipality_id = new.municipality_id and l.duplicate_id = new.newcomer_id and l.state = 'merged') then
        raise exception 'newcomer % is merged into another and gets no promise', new.newcomer_id
            using errcode = 'integrity_constraint_violation', constraint = 'promise_not_for_duplicates';
    end if;

    return new;
end
$$;

create trigger promise_not_for_duplicates before insert on promise
    for each row execute function refuse_promise_to_duplicate();

create function refuse_duplicate_with_promise() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
    if new.state = 'merged' and exists (
        select from promise p
        where p.municipality_id = new.municipality_id and p.newcomer_id = new.duplicate_id and p.ended_at is null) then
        raise exception 'newcomer % holds a promise and cannot be merged into another', new.duplicate_id
            using errcode = 'integrity_constraint_violation', constraint = 'duplicates_hold_no_promise';
    end if;

    return new;
end
$$;

create trigger duplicates_hold_no_promise before insert or update on newcomer_link
    for each row execute function refuse_duplicate_with_promise();

create or replace function journalled_tables() returns table (place int, name text)
language sql immutable set search_path from current as $$
    values
        (10, 'provider'), (20, 'site'), (30, 'household'), (40, 'course'), (50, 'course_module'), (60, 'lesson'),
        (70, 'care_group'), (80, 'care_accompanies'), (90, 'care_session'), (100, 'newcomer'), (110, 'entitlement'),
        (120, 'child'), (130, 'child_naming'), (140, 'import_record'), (150, 'local_edit'), (160, 'newcomer_link')
$$;

call keep_journal_of('newcomer_link');
