-- Sessions take numbers for newcomers, children and care sessions ahead of the rows that will carry them; a sequence is
-- a right of its own, apart from the table.
do $$
begin
    execute format('grant usage on all sequences in schema %I to coursematch_session', current_schema());
end
$$;
