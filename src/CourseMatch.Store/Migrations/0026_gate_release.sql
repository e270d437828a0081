-- Who let a plan through that the publication gate held, and why. Nobody can where the judge or a promise stood against
-- it: the program asks before it writes.

alter table gate_verdict
    add column released_by text,
    add column release_reason text,
    add constraint gate_verdict_release_whole check (
        (released_by is null) = (release_reason is null)
        and btrim(coalesce(released_by, '-')) <> '' and btrim(coalesce(release_reason, '-')) <> ''
        and length(release_reason) <= 500),
    -- An open gate needs nobody's word.
    add constraint gate_verdict_release_of_held check (released_by is null or not is_open);
