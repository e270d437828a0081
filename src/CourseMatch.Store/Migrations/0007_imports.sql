-- What was read from files: figures for good, and of each record the state last read, to compare the next file with.

create table import_run (
    municipality_id int not null,
    import_id int generated always as identity,
    subject text not null,
    source text not null,
    format text not null,
    file_hash text not null,
    at timestamptz not null,
    new_count int not null,
    changed_count int not null,
    unchanged_count int not null,
    withdrawn_count int not null,
    findings jsonb not null,
    constraint import_run_key primary key (municipality_id, import_id),
    constraint import_run_municipality foreign key (municipality_id) references municipality,
    constraint import_run_subject_known check (subject in ('courses', 'newcomers', 'care')),
    constraint import_run_counts_not_negative check (
        new_count >= 0 and changed_count >= 0 and unchanged_count >= 0 and withdrawn_count >= 0),
    constraint import_run_findings_list check (jsonb_typeof(findings) = 'array')
);

create table import_record (
    municipality_id int not null,
    subject text not null,
    source text not null,
    key text not null,
    -- Canonical JSON, compared byte by byte.
    record text not null,
    import_id int not null,
    constraint import_record_key primary key (municipality_id, subject, source, key),
    constraint import_record_import foreign key (municipality_id, import_id) references import_run,
    constraint import_record_subject_known check (subject in ('courses', 'newcomers', 'care'))
);
