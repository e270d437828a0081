-- Files that come by themselves: providers whose files go straight through, and the tokens of their uploads.

create table straight_delivery (
    municipality_id int not null,
    source text not null,
    allowed_by text not null,
    allowed_at timestamptz not null,
    constraint straight_delivery_key primary key (municipality_id, source),
    constraint straight_delivery_municipality foreign key (municipality_id) references municipality,
    constraint straight_delivery_source_filled check (btrim(source) <> '')
);

create table delivery_token (
    municipality_id int not null,
    token_id int generated always as identity,
    source text not null,
    -- SHA-256 of a secret of 256 random bits, which is kept nowhere.
    hash bytea not null,
    made_by text not null,
    made_at timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    used_at timestamptz,
    constraint delivery_token_key primary key (municipality_id, token_id),
    constraint delivery_token_municipality foreign key (municipality_id) references municipality,
    constraint delivery_token_hash_unique unique (hash),
    constraint delivery_token_hash_whole check (octet_length(hash) = 32),
    constraint delivery_token_source_filled check (btrim(source) <> ''),
    constraint delivery_token_revocation_whole check ((revoked_by is null) = (revoked_at is null))
);

select protect_table('straight_delivery', '(select session_sight()) = ''administration''');
select protect_table('delivery_token', '(select session_sight()) = ''administration''');
