-- What the coordinators' lists stand on: names that are found however they are spelled, orders that need no sorting of
-- the whole county, and a number that says whether what was read is still what is on file.

create extension if not exists pg_trgm;

-- A name as it sounds to somebody looking for it: small Latin letters and figures, parted by single spaces. Umlauts,
-- accents and doubled letters fall together with their plain forms; Cyrillic, Greek, Arabic and Hebrew letters become
-- the Latin ones that transliterations agree on most; usual spellings of one sound become one.
create function fold_name(name text) returns text language plpgsql immutable strict parallel safe as $$
declare
    folded text := lower(normalize(name, nfkd));
begin
    -- Marks above and below letters, Arabic vowel signs and Hebrew points.
    folded := regexp_replace(folded, '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]', '', 'g');
    if folded ~ '[^ -~]' then
        folded := replace(folded, 'ß', 'ss');
        folded := replace(folded, 'ж', 'sch');
        folded := replace(folded, 'ш', 'sch');
        folded := replace(folded, 'щ', 'sch');
        folded := replace(folded, 'ч', 'tsch');
        folded := replace(folded, 'ц', 'ts');
        folded := replace(folded, 'ю', 'ju');
        folded := replace(folded, 'я', 'ja');
        folded := replace(folded, 'х', 'kh');
        folded := replace(folded, 'خ', 'kh');
        folded := replace(folded, 'ش', 'sch');
        folded := replace(folded, 'غ', 'gh');
        folded := replace(folded, 'چ', 'tsch');
        folded := replace(folded, 'ج', 'dsch');
        folded := replace(folded, 'ث', 'th');
        folded := replace(folded, 'θ', 'th');
        folded := replace(folded, 'χ', 'ch');
        folded := replace(folded, 'ψ', 'ps');
        folded := replace(folded, 'ש', 'sch');
        folded := replace(folded, 'æ', 'a');
        folded := replace(folded, 'œ', 'o');
        folded := translate(
            folded,
            'абвгґдеєзиіїйклмнопрстуфыэ' || 'αβγδεζηικλμνξοπρσςτυφω' || 'ابتحدذرزسصضطظعفقكکلمنهويیىةگپژڤ'
                || 'אבגדהוזחטיכךלמםנןסעפףצץקרת' || 'øłđðıəħ' || 'ьъءʼʻʹ’',
            'abvggdeesiiijklmnoprstufie' || 'abgdesiiklmnxoprsstifo' || 'abthddrzssdtzafkkklmnhuiiaagpsv'
                || 'abgdhvshtikklmmnnsapfzskrt' || 'olddiah');
    end if;
    folded := replace(folded, 'dzh', 'j');
    folded := replace(folded, 'dsch', 'j');
    folded := replace(folded, 'dj', 'j');
    folded := replace(folded, 'tsch', 'ch');
    folded := replace(folded, 'sch', 's');
    folded := replace(folded, 'sh', 's');
    folded := replace(folded, 'zh', 's');
    folded := replace(folded, 'kh', 'h');
    folded := replace(folded, 'ch', 'h');
    folded := replace(folded, 'gh', 'g');
    folded := replace(folded, 'ph', 'f');
    folded := replace(folded, 'th', 't');
    folded := replace(folded, 'dh', 'd');
    folded := replace(folded, 'ck', 'k');
    folded := replace(folded, 'ou', 'u');
    folded := replace(folded, 'oo', 'u');
    folded := replace(folded, 'ee', 'i');
    folded := replace(folded, 'ae', 'a');
    folded := replace(folded, 'oe', 'o');
    folded := replace(folded, 'ue', 'u');
    folded := translate(folded, 'cqywzx', 'kkivss');
    folded := regexp_replace(folded, '[^a-z0-9]+', ' ', 'g');
    return btrim(regexp_replace(folded, '([a-z])\1+', '\1', 'g'));
end
$$;

-- The same without vowels, each word between spaces: scripts that leave short vowels out, and spellings that disagree
-- on them, fall together.
create function bones_of_name(name text) returns text language plpgsql immutable strict parallel safe as $$
begin
    return ' ' || regexp_replace(regexp_replace(fold_name(name), '[aeiouj]', '', 'g'), '([a-z])\1+', '\1', 'g') || ' ';
end
$$;

alter table newcomer
    add column search_name text not null generated always as (
        fold_name(family_name || ' ' || given_name || ' ' || reference)) stored,
    add column search_bones text not null generated always as (
        bones_of_name(family_name || ' ' || given_name)) stored;

create index newcomer_search_name on newcomer using gin (search_name gin_trgm_ops);
create index newcomer_search_bones on newcomer using gin (search_bones gin_trgm_ops);
create index newcomer_by_waiting on newcomer (municipality_id, is_active, registered_on, newcomer_id);
create index newcomer_by_name on newcomer (municipality_id, is_active, family_name, given_name, newcomer_id);
create index newcomer_by_level on newcomer (municipality_id, is_active, proof_level_step, registered_on, newcomer_id);
create index placement_by_newcomer on placement (municipality_id, newcomer_id, plan_id);
create index promise_by_newcomer on promise (municipality_id, newcomer_id);
create index promise_by_course on promise (municipality_id, course_id) where ended_at is null;
create index child_by_household on child (municipality_id, household_id);
create index course_by_provider on course (municipality_id, provider_id);

-- One row for each municipality: numbers that grow with every change of its records, promises and plans. Whoever keeps
-- something worked out from them sees at the price of one row whether it still holds. They grow in the transaction that
-- makes the change, so nobody sees a new number with old rows.
create table county_version (
    municipality_id int not null,
    records bigint not null,
    promises bigint not null,
    plans bigint not null,
    constraint county_version_key primary key (municipality_id),
    constraint county_version_municipality foreign key (municipality_id) references municipality
);

create function note_change_of_county() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
    insert into county_version as v (municipality_id, records, promises, plans)
    select distinct c.municipality_id, (tg_argv[0] = 'records')::int, (tg_argv[0] = 'promises')::int,
        (tg_argv[0] = 'plans')::int
    from changed c
    order by c.municipality_id
    on conflict on constraint county_version_key do update set
        records = v.records + excluded.records,
        promises = v.promises + excluded.promises,
        plans = v.plans + excluded.plans;
    return null;
end
$$;

do $$
declare
    part record;
begin
    for part in
        select t.name, t.kind
        from (values
            ('provider', 'records'), ('postcode', 'records'), ('site', 'records'), ('course', 'records'),
            ('course_module', 'records'), ('lesson', 'records'), ('newcomer', 'records'), ('entitlement', 'records'),
            ('child', 'records'), ('child_naming', 'records'), ('care_group', 'records'),
            ('care_session', 'records'), ('care_accompanies', 'records'), ('promise', 'promises'),
            ('care_promise', 'promises'), ('plan', 'plans')) as t (name, kind)
    loop
        execute format(
            'create trigger county_changed_by_insert after insert on %I referencing new table as changed '
            'for each statement execute function note_change_of_county(%L)', part.name, part.kind);
        execute format(
            'create trigger county_changed_by_update after update on %I referencing new table as changed '
            'for each statement execute function note_change_of_county(%L)', part.name, part.kind);
        execute format(
            'create trigger county_changed_by_delete after delete on %I referencing old table as changed '
            'for each statement execute function note_change_of_county(%L)', part.name, part.kind);
    end loop;
end
$$;
