-- Nights that were asked for. The scheduler hands a night to a node; when that node dies at the wrong moment, or finds
-- the municipality's lock taken for an instant, nothing would remember the wish. This row does, until the night has
-- ended.

create table night_request (
    municipality_id int not null,
    night date not null,
    trigger text not null,
    asked_at timestamptz not null,
    constraint night_request_key primary key (municipality_id, night),
    constraint night_request_municipality foreign key (municipality_id) references municipality,
    constraint night_request_trigger_known check (trigger in ('clock', 'hand', 'watch'))
);

select protect_table('night_request', '(select session_sight()) = ''administration''');
