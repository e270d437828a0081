-- What every calendar said last: the next one counts its sequence on and keeps what was cancelled.

create table calendar_entry (
    municipality_id int not null,
    -- "course/12" or "newcomer/7": whose calendar.
    calendar text not null,
    uid text not null,
    newcomer_id int,
    course_key text not null,
    day date not null,
    from_time time,
    to_time time,
    title text not null,
    place text,
    latitude double precision,
    longitude double precision,
    sequence int not null,
    is_cancelled boolean not null,
    changed_at timestamptz not null,
    constraint calendar_entry_key primary key (municipality_id, calendar, uid),
    constraint calendar_entry_municipality foreign key (municipality_id) references municipality,
    -- A person who is erased takes the calendar along.
    constraint calendar_entry_newcomer foreign key (municipality_id, newcomer_id) references newcomer
        on delete cascade,
    constraint calendar_entry_sequence_not_negative check (sequence >= 0),
    constraint calendar_entry_point_whole check ((latitude is null) = (longitude is null))
);
