-- How people can be reached besides by post; all of it may be missing.
alter table newcomer
    add column email text,
    add column phone text,
    -- ISO 639; null = the first language.
    add column letter_language text,
    add constraint newcomer_email_form check (email ~ '^[^[:space:]<>,;@]+@[^[:space:]<>,;@]+$' and length(email) <= 254),
    add constraint newcomer_phone_form check (phone ~ '^[+0-9][0-9 ()/.-]{2,39}$');
