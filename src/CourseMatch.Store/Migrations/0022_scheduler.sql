-- The scheduler keeps its own tables, which it makes and changes itself; they carry no municipality and no person.
create schema if not exists coursematch_scheduler;
