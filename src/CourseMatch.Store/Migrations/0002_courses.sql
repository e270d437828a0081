-- Who teaches what, where and when. Every key begins with municipality_id and every reference carries it, so that no
-- row can point into another municipality.

create table provider (
    municipality_id int not null,
    provider_id int generated always as identity,
    name text not null,
    -- Whether the participant numbers in this provider's files already hold the people we placed.
    counts_include_promises boolean not null default false,
    constraint provider_key primary key (municipality_id, provider_id),
    constraint provider_municipality foreign key (municipality_id) references municipality,
    constraint provider_name_filled check (btrim(name) <> '')
);

create unique index provider_name_unique on provider (municipality_id, lower(name));

-- The operator's table of postcode areas.
create table postcode (
    municipality_id int not null,
    postcode text not null,
    latitude double precision not null,
    longitude double precision not null,
    -- False where the source is known to be off: kept, never used for a journey.
    is_reliable boolean not null,
    constraint postcode_key primary key (municipality_id, postcode),
    constraint postcode_municipality foreign key (municipality_id) references municipality,
    constraint postcode_form check (postcode ~ '^[0-9]{5}$'),
    constraint postcode_point_on_earth check (latitude between -90 and 90 and longitude between -180 and 180)
);

create table site (
    municipality_id int not null,
    site_id int generated always as identity,
    name text not null,
    street text,
    postcode text,
    town text,
    latitude double precision,
    longitude double precision,
    -- The point is the middle of the postcode area, not the house.
    is_point_approximate boolean not null,
    is_step_free boolean not null,
    has_hearing_support boolean not null,
    has_vision_support boolean not null,
    constraint site_key primary key (municipality_id, site_id),
    constraint site_municipality foreign key (municipality_id) references municipality,
    constraint site_name_and_address_unique unique nulls not distinct (municipality_id, name, street, postcode, town),
    constraint site_point_whole check ((latitude is null) = (longitude is null)),
    constraint site_point_on_earth check (latitude between -90 and 90 and longitude between -180 and 180),
    constraint site_point_known_when_approximate check (not is_point_approximate or latitude is not null)
);

create table course (
    municipality_id int not null,
    course_id int generated always as identity,
    provider_id int not null,
    key text not null,
    number text not null,
    title text not null,
    kind text not null,
    site_id int,
    seats int not null,
    minimum_to_run int not null,
    seats_reserved int not null,
    -- As the provider counts; null = unknown, which is not zero.
    seats_booked int,
    -- Held by people we did not place, settled when seats_booked was read.
    seats_of_others int not null,
    is_women_only boolean not null,
    is_for_parents boolean not null,
    mode text not null,
    funding text not null,
    state text not null,
    -- Seats our promises may fill. A thousand bounds the rows of table seat; no course of this kind comes near it.
    seats_to_promise int not null generated always as (
        case
            when state in ('planned', 'running')
            then least(greatest(seats::bigint - seats_reserved - seats_of_others, 0), 1000)::int
            else 0
        end) stored,
    constraint course_key primary key (municipality_id, course_id),
    constraint course_provider foreign key (municipality_id, provider_id) references provider,
    constraint course_site foreign key (municipality_id, site_id) references site,
    constraint course_key_unique unique (municipality_id, provider_id, key),
    constraint course_key_filled check (key <> ''),
    constraint course_seats_not_negative check (
        seats >= 0 and minimum_to_run >= 0 and seats_reserved >= 0 and seats_booked >= 0 and seats_of_others >= 0),
    constraint course_kind_known check (kind in (
        'integration_general', 'integration_literacy', 'integration_second_script', 'integration_low_literacy',
        'integration_intensive', 'integration_parents', 'integration_women', 'integration_youth', 'vocational',
        'orientation', 'low_threshold_women', 'municipal', 'volunteer', 'other')),
    constraint course_mode_known check (mode in ('on_site', 'online', 'hybrid')),
    constraint course_funding_known check (funding in ('federal', 'land', 'municipality', 'self_paid', 'unpaid')),
    constraint course_state_known check (
        state in ('planned', 'running', 'closed', 'cancelled', 'withdrawn', 'finished'))
);

create index course_number on course (municipality_id, number);

create table course_module (
    municipality_id int not null,
    course_id int not null,
    module_number int not null,
    level_step int not null,
    first_day date not null,
    last_day date not null,
    units int not null,
    constraint course_module_key primary key (municipality_id, course_id, module_number),
    constraint course_module_course foreign key (municipality_id, course_id) references course,
    constraint course_module_number_counts_from_one check (module_number >= 1),
    constraint course_module_level_known check (level_step between 0 and 12),
    constraint course_module_days_in_order check (first_day <= last_day),
    constraint course_module_units_not_negative check (units >= 0)
);

create table lesson (
    municipality_id int not null,
    course_id int not null,
    lesson_number int not null,
    day date not null,
    -- Local time of Europe/Berlin; both null where the provider gives no hours.
    starts time,
    ends time,
    constraint lesson_key primary key (municipality_id, course_id, lesson_number),
    constraint lesson_course foreign key (municipality_id, course_id) references course,
    constraint lesson_hours_whole check ((starts is null) = (ends is null))
);
