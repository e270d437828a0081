-- What everything else stands on. The runner itself keeps schema and schema_migration.

-- Exclusion constraints over "same course, overlapping time" need equality operators for gist.
create extension if not exists btree_gist;

-- Every row of the database belongs to a municipality, one by default.
create table municipality (
    municipality_id int generated always as identity,
    name text not null,
    created_at timestamptz not null default now(),
    constraint municipality_key primary key (municipality_id),
    constraint municipality_name_unique unique (name),
    constraint municipality_name_filled check (btrim(name) <> '')
);

insert into municipality (name) values ('Standard');
