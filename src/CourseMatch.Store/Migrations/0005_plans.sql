-- Plans: drafts that may be thrown away, and what was published and stays as it was.

create table plan (
    municipality_id int not null,
    plan_id int generated always as identity,
    day date not null,
    state text not null,
    created_at timestamptz not null,
    published_at timestamptz,
    policy_version text not null,
    law_version text not null,
    newcomers int not null,
    placed int not null,
    children_placed int not null,
    objective bigint not null,
    bound bigint not null,
    engine text not null,
    seed int not null,
    seconds double precision not null,
    -- Findings about the plan as a whole.
    notes jsonb not null,
    -- The portable problem as it was given to the engine, compressed with brotli.
    problem bytea not null,
    constraint plan_key primary key (municipality_id, plan_id),
    constraint plan_municipality foreign key (municipality_id) references municipality,
    constraint plan_state_known check (state in ('draft', 'published', 'superseded')),
    constraint plan_published_at_known check ((state = 'draft') = (published_at is null)),
    constraint plan_figures_possible check (
        0 <= placed and placed <= newcomers and children_placed >= 0 and objective <= bound and seconds >= 0),
    constraint plan_notes_list check (jsonb_typeof(notes) = 'array')
);

create unique index plan_published_once on plan (municipality_id) where state = 'published';

create table placement (
    municipality_id int not null,
    plan_id int not null,
    newcomer_id int not null,
    course_id int not null,
    module_number int not null,
    entry_day date not null,
    score int not null,
    journey_minutes int,
    is_promised boolean not null,
    constraint placement_key primary key (municipality_id, plan_id, newcomer_id),
    constraint placement_plan foreign key (municipality_id, plan_id) references plan on delete cascade,
    constraint placement_newcomer foreign key (municipality_id, newcomer_id) references newcomer,
    constraint placement_course foreign key (municipality_id, course_id) references course,
    constraint placement_course_unique unique (municipality_id, plan_id, newcomer_id, course_id),
    constraint placement_module_counts_from_one check (module_number >= 1),
    constraint placement_journey_not_negative check (journey_minutes >= 0)
);

-- One row for each weekly session a child's place is needed in.
create table care_placement (
    municipality_id int not null,
    plan_id int not null,
    newcomer_id int not null,
    child_id int not null,
    care_group_id int not null,
    care_session_id int not null,
    first_day date not null,
    last_day date not null,
    constraint care_placement_key primary key (
        municipality_id, plan_id, newcomer_id, child_id, care_session_id, first_day),
    constraint care_placement_placement foreign key (municipality_id, plan_id, newcomer_id) references placement
        on delete cascade,
    constraint care_placement_child foreign key (municipality_id, child_id) references child,
    constraint care_placement_session foreign key (municipality_id, care_group_id, care_session_id)
        references care_session (municipality_id, care_group_id, care_session_id),
    constraint care_placement_days_in_order check (first_day <= last_day)
);

create index care_placement_by_child on care_placement (municipality_id, child_id);

create index care_placement_by_session on care_placement (municipality_id, care_session_id);

create table unplaced (
    municipality_id int not null,
    plan_id int not null,
    newcomer_id int not null,
    findings jsonb not null,
    constraint unplaced_key primary key (municipality_id, plan_id, newcomer_id),
    constraint unplaced_plan foreign key (municipality_id, plan_id) references plan on delete cascade,
    constraint unplaced_newcomer foreign key (municipality_id, newcomer_id) references newcomer,
    -- Nobody waits without a reason.
    constraint unplaced_has_a_finding check (jsonb_typeof(findings) = 'array' and jsonb_array_length(findings) >= 1)
);

create function refuse_change_of_plan() returns trigger language plpgsql set search_path from current as $$
declare
    next_step plan;
begin
    if tg_op = 'DELETE' and old.state = 'draft' then
        return old;
    elsif tg_op = 'UPDATE' then
        next_step := old;
        if old.state = 'draft' and new.state = 'published' then
            next_step.state := 'published';
            next_step.published_at := new.published_at;
        elsif old.state = 'published' then
            next_step.state := 'superseded';
        end if;

        if new is not distinct from next_step then
            return new;
        end if;
    end if;

    raise exception 'plan % is % and never changes', old.plan_id, old.state
        using errcode = 'integrity_constraint_violation', constraint = 'plan_never_changes', table = tg_table_name;
end
$$;

create trigger plan_never_changes before update or delete on plan
    for each row execute function refuse_change_of_plan();

-- Locks the plans concerned, so that nobody publishes them in the meantime. A draft that is being deleted is gone
-- already when its placements follow.
create function refuse_change_of_plan_part() returns trigger language plpgsql set search_path from current as $$
declare
    untouchable int;
begin
    perform 1
    from plan p
    where (p.municipality_id, p.plan_id) in (select c.municipality_id, c.plan_id from changed c)
    order by p.municipality_id, p.plan_id
    for share;

    select p.plan_id into untouchable
    from plan p
    where (p.municipality_id, p.plan_id) in (select c.municipality_id, c.plan_id from changed c)
        and p.state <> 'draft'
    order by p.plan_id
    limit 1;

    if untouchable is not null then
        raise exception 'plan % was published and never changes', untouchable
            using errcode = 'integrity_constraint_violation', constraint = 'plan_never_changes', table = tg_table_name;
    end if;

    return null;
end
$$;

create function refuse_emptying_of_plans() returns trigger language plpgsql set search_path from current as $$
begin
    raise exception 'plans are never emptied'
        using errcode = 'integrity_constraint_violation', constraint = 'plan_never_changes', table = tg_table_name;
end
$$;

create trigger plan_never_changes_by_truncate before truncate on plan
    for each statement execute function refuse_emptying_of_plans();

create trigger plan_never_changes_by_insert after insert on placement
    referencing new table as changed for each statement execute function refuse_change_of_plan_part();
create trigger plan_never_changes_by_delete after delete on placement
    referencing old table as changed for each statement execute function refuse_change_of_plan_part();
create trigger plan_never_changes_by_truncate before truncate on placement
    for each statement execute function refuse_emptying_of_plans();

create trigger plan_never_changes_by_insert after insert on care_placement
    referencing new table as changed for each statement execute function refuse_change_of_plan_part();
create trigger plan_never_changes_by_delete after delete on care_placement
    referencing old table as changed for each statement execute function refuse_change_of_plan_part();
create trigger plan_never_changes_by_truncate before truncate on care_placement
    for each statement execute function refuse_emptying_of_plans();

create trigger plan_never_changes_by_insert after insert on unplaced
    referencing new table as changed for each statement execute function refuse_change_of_plan_part();
create trigger plan_never_changes_by_delete after delete on unplaced
    referencing old table as changed for each statement execute function refuse_change_of_plan_part();
create trigger plan_never_changes_by_truncate before truncate on unplaced
    for each statement execute function refuse_emptying_of_plans();

-- Parts of a plan are written once and never corrected, not even in a draft: a draft is thrown away as a whole.
create function refuse_correction_of_plan_part() returns trigger language plpgsql set search_path from current as $$
begin
    raise exception 'parts of plan % are never corrected', old.plan_id
        using errcode = 'integrity_constraint_violation', constraint = 'plan_never_changes', table = tg_table_name;
end
$$;

create trigger plan_never_changes_by_update before update on placement
    for each row execute function refuse_correction_of_plan_part();
create trigger plan_never_changes_by_update before update on care_placement
    for each row execute function refuse_correction_of_plan_part();
create trigger plan_never_changes_by_update before update on unplaced
    for each row execute function refuse_correction_of_plan_part();
