-- What a coordinator says about single proposals of drafts. A decision is about a person in a course, not about one
-- draft: drafts are made anew every night, and whoever was left out once is not to be left out every morning.

create table proposal_decision (
    municipality_id int not null,
    newcomer_id int not null,
    course_id int not null,
    verdict text not null,
    -- Once promised, no night moves the person elsewhere.
    is_locked boolean not null,
    reason text,
    decided_by text not null,
    decided_at timestamptz not null,
    constraint proposal_decision_key primary key (municipality_id, newcomer_id, course_id),
    constraint proposal_decision_newcomer foreign key (municipality_id, newcomer_id) references newcomer
        on delete cascade,
    constraint proposal_decision_course foreign key (municipality_id, course_id) references course on delete cascade,
    constraint proposal_decision_verdict_known check (verdict in ('accepted', 'left_out')),
    constraint proposal_decision_lock_is_for_the_accepted check (not is_locked or verdict = 'accepted'),
    constraint proposal_decision_left_out_with_reason check (verdict <> 'left_out' or btrim(reason) <> ''),
    constraint proposal_decision_reason_short check (length(reason) <= 500)
);

create index proposal_decision_by_course on proposal_decision (municipality_id, course_id);

-- Matching sees what was left out, so whoever keeps something worked out from the county has to know; what was accepted
-- changes nothing that is worked out.
create function note_change_of_left_out() returns trigger language plpgsql security definer
    set search_path from current as $$
begin
    insert into county_version as v (municipality_id, records, promises, plans)
    values (coalesce(new.municipality_id, old.municipality_id), 0, 1, 0)
    on conflict on constraint county_version_key do update set promises = v.promises + 1;
    return null;
end
$$;

create trigger county_changed_by_insert after insert on proposal_decision
    for each row when (new.verdict = 'left_out') execute function note_change_of_left_out();
create trigger county_changed_by_update after update on proposal_decision
    for each row when (new.verdict = 'left_out' or old.verdict = 'left_out')
    execute function note_change_of_left_out();
create trigger county_changed_by_delete after delete on proposal_decision
    for each row when (old.verdict = 'left_out') execute function note_change_of_left_out();
