-- Messages on their way out: one row per event, written in the transaction that makes the event. How they leave once
-- and only once: docs/decisions, "Exactly one message".

create table message (
    municipality_id int not null,
    message_id int generated always as identity,
    -- Names the event, for example offer/123/made.
    event_key text not null,
    kind text not null,
    -- A newcomer or a role at the office.
    newcomer_id int,
    office_role text,
    -- Nothing leaves for a plan that is not published.
    plan_id int,
    -- What the sentences need; no name and no address.
    contents jsonb not null,
    queued_at timestamptz not null default now(),
    state text not null default 'queued',
    -- How it left or is to leave; known once somebody looked up the address.
    channel text,
    attempts int not null default 0,
    not_before timestamptz,
    -- Whoever holds the lease is at work on it.
    claimed_by text,
    claimed_until timestamptz,
    settled_at timestamptz,
    -- Code of what went wrong last.
    fault text,
    constraint message_key primary key (municipality_id, message_id),
    constraint message_municipality foreign key (municipality_id) references municipality,
    constraint message_newcomer foreign key (municipality_id, newcomer_id) references newcomer,
    constraint message_plan foreign key (municipality_id, plan_id) references plan,
    constraint message_event_unique unique (municipality_id, event_key),
    constraint message_event_form check (event_key ~ '^[A-Za-z0-9/_.:-]{1,200}$'),
    constraint message_one_recipient check ((newcomer_id is null) <> (office_role is null)),
    constraint message_contents_object check (jsonb_typeof(contents) = 'object'),
    constraint message_attempts_not_negative check (attempts >= 0),
    constraint message_kind_known check (kind in (
        'place_offered', 'reply_reminder', 'offer_lapsed', 'place_accepted', 'offer_declined', 'place_moved',
        'offer_withdrawn', 'course_cancelled', 'did_not_come', 'entitlement_ending', 'entitlement_ended',
        'plan_published', 'plan_held', 'night_failed')),
    constraint message_office_role_known check (office_role in ('coordinator', 'counsellor', 'administrator')),
    constraint message_channel_known check (channel in ('email', 'letter', 'sms', 'screen')),
    -- queued: to be sent. claimed: somebody prepares it. handing_over: the server is being told; after a crash nobody
    -- knows whether it took it, so a person decides (held). printable: a letter that waits for the printer.
    constraint message_state_known check (state in (
        'queued', 'claimed', 'handing_over', 'sent', 'printable', 'printed', 'held', 'dropped')),
    constraint message_claim_whole check ((state in ('claimed', 'handing_over')) = (claimed_until is not null)
        and (claimed_by is null) = (claimed_until is null)),
    constraint message_settled_when_done check ((state in ('sent', 'printed', 'dropped')) = (settled_at is not null))
);

create index message_by_newcomer on message (municipality_id, newcomer_id);

create index message_by_plan on message (municipality_id, plan_id);

create index message_to_do on message (municipality_id, state, message_id) where settled_at is null;
