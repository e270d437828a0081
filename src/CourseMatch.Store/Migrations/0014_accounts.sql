-- Who may sign in.

create table account (
    municipality_id int not null,
    account_id int generated always as identity,
    login text not null,
    role text not null,
    provider_id int,
    -- Null when only the identity provider may vouch for the account.
    password_hash text,
    subject text,
    must_change_password boolean not null,
    is_sample boolean not null,
    is_closed boolean not null default false,
    failures int not null default 0,
    locked_until timestamptz,
    -- Changes whenever sessions begun earlier have to end.
    stamp uuid not null default gen_random_uuid(),
    created_at timestamptz not null,
    last_sign_in timestamptz,
    constraint account_key primary key (municipality_id, account_id),
    constraint account_municipality foreign key (municipality_id) references municipality,
    constraint account_provider foreign key (municipality_id, provider_id) references provider,
    constraint account_login_filled check (btrim(login) <> '' and login = btrim(login)),
    constraint account_role_known check (
        role in ('coordinator', 'provider_staff', 'counsellor', 'auditor', 'administrator')),
    constraint account_provider_of_staff check ((role = 'provider_staff') = (provider_id is not null)),
    constraint account_has_a_way_in check (password_hash is not null or subject is not null),
    constraint account_subject_unique unique (subject),
    constraint account_failures_not_negative check (failures >= 0)
);

-- Whoever signs in names no municipality.
create unique index account_login_unique on account (lower(login));
