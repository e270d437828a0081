-- What the publication gate said of plans, and which policies it lets through.

create table gate_verdict (
    municipality_id int not null,
    plan_id int not null,
    judged_at timestamptz not null,
    is_open boolean not null,
    checks jsonb not null,
    constraint gate_verdict_key primary key (municipality_id, plan_id),
    constraint gate_verdict_plan foreign key (municipality_id, plan_id) references plan on delete cascade,
    constraint gate_verdict_checks_list check (jsonb_typeof(checks) = 'array')
);

create table policy_release (
    municipality_id int not null,
    policy_version text not null,
    policy jsonb not null,
    canary jsonb not null,
    proposed_at timestamptz not null,
    proposed_by text not null,
    released_at timestamptz,
    released_by text,
    constraint policy_release_key primary key (municipality_id, policy_version),
    constraint policy_release_municipality foreign key (municipality_id) references municipality,
    constraint policy_release_proposer_named check (btrim(proposed_by) <> ''),
    constraint policy_release_whole check ((released_at is null) = (released_by is null)),
    -- Four eyes.
    constraint policy_release_by_second_person check (lower(released_by) <> lower(proposed_by))
);
