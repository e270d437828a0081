-- What providers say about free seats, with who and when. The newest report is the provider's own count until the next
-- file; the rows stay, so that nobody has to remember who said what.

create table seat_report (
    municipality_id int not null,
    course_id int not null,
    report_id int generated always as identity,
    free_seats int not null,
    reported_by text not null,
    reported_at timestamptz not null,
    constraint seat_report_key primary key (municipality_id, course_id, report_id),
    constraint seat_report_course foreign key (municipality_id, course_id) references course on delete cascade,
    constraint seat_report_not_negative check (free_seats >= 0)
);

select protect_table('seat_report', 'exists (select from course c
    where (c.municipality_id, c.course_id) = (seat_report.municipality_id, seat_report.course_id))');
