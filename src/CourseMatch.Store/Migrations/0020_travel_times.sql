-- The operator's travel-time matrix; sites are named, since they may arrive later than the matrix.
create table travel_time (
    municipality_id int not null,
    from_postcode text not null,
    to_site text not null,
    mode text not null,
    minutes int not null,
    constraint travel_time_key primary key (municipality_id, from_postcode, to_site, mode),
    constraint travel_time_municipality foreign key (municipality_id) references municipality,
    constraint travel_time_postcode_form check (from_postcode ~ '^[0-9]{5}$'),
    constraint travel_time_mode_known check (mode in ('public_transport', 'on_foot', 'bicycle', 'car')),
    constraint travel_time_minutes_possible check (minutes between 0 and 600)
);

select protect_table('travel_time');
