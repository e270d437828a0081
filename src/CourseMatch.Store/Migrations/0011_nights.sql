-- What was done at night: one row a municipality and night, one row for every step that was begun.

create table night_run (
    municipality_id int not null,
    night_run_id int generated always as identity,
    night date not null,
    trigger text not null,
    begun_at timestamptz not null,
    ended_at timestamptz,
    outcome text,
    -- Grows whenever a process takes the night up: whoever comes back from standing still finds a higher number than
    -- its own and stops.
    turn int not null default 1,
    constraint night_run_key primary key (municipality_id, night_run_id),
    constraint night_run_municipality foreign key (municipality_id) references municipality,
    constraint night_run_night_unique unique (municipality_id, night),
    constraint night_run_trigger_known check (trigger in ('clock', 'hand', 'watch')),
    constraint night_run_outcome_known check (outcome in ('done', 'held', 'failed')),
    constraint night_run_ends_with_outcome check ((ended_at is null) = (outcome is null)),
    constraint night_run_turn_counts_from_one check (turn >= 1)
);

create function refuse_change_of_ended_night() returns trigger language plpgsql set search_path from current as $$
begin
    raise exception 'night % has ended', old.night_run_id
        using errcode = 'integrity_constraint_violation', constraint = 'night_run_ends_once';
end
$$;

create trigger night_run_ends_once before update on night_run
    for each row when (old.ended_at is not null) execute function refuse_change_of_ended_night();

create table job_run (
    municipality_id int not null,
    job_run_id int generated always as identity,
    night_run_id int not null,
    step text not null,
    turn int not null,
    -- Which process, for example host-4711.
    node text not null,
    begun_at timestamptz not null,
    ended_at timestamptz,
    outcome text,
    counts jsonb not null default '{}',
    findings jsonb not null default '[]',
    -- Figures and ids, never a person.
    log text not null default '',
    constraint job_run_key primary key (municipality_id, job_run_id),
    constraint job_run_night foreign key (municipality_id, night_run_id) references night_run on delete cascade,
    constraint job_run_step_known check (step in (
        'take_inbox', 'refresh_clocks', 'free_seats', 'match', 'judge', 'compare', 'gate', 'publish', 'report',
        'notify', 'clean_up')),
    constraint job_run_outcome_known check (outcome in ('done', 'held', 'failed')),
    constraint job_run_ends_with_outcome check ((ended_at is null) = (outcome is null)),
    constraint job_run_counts_object check (jsonb_typeof(counts) = 'object'),
    constraint job_run_findings_list check (jsonb_typeof(findings) = 'array')
);

create unique index job_run_ends_well_once on job_run (municipality_id, night_run_id, step)
    where outcome in ('done', 'held');

create index job_run_by_night on job_run (municipality_id, night_run_id);
