-- The key that signs the addresses at which people answer offers without an account, one for each municipality.
create table reply_key (
    municipality_id int not null,
    key bytea not null,
    made_at timestamptz not null default now(),
    constraint reply_key_key primary key (municipality_id),
    constraint reply_key_municipality foreign key (municipality_id) references municipality,
    constraint reply_key_long_enough check (length(key) = 32)
);
