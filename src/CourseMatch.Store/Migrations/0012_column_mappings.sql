-- Which header of a source's lists means which field: made by hand once, then remembered.

create table column_mapping (
    municipality_id int not null,
    subject text not null,
    source text not null,
    -- {"header": "field" or null}
    fields jsonb not null,
    constraint column_mapping_key primary key (municipality_id, subject, source),
    constraint column_mapping_municipality foreign key (municipality_id) references municipality,
    constraint column_mapping_subject_known check (subject in ('courses', 'newcomers', 'care')),
    constraint column_mapping_fields_object check (jsonb_typeof(fields) = 'object')
);
