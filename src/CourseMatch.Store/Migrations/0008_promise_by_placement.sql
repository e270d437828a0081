-- The check that a placement which is removed made no promise looks for it by plan and newcomer.
create index promise_by_placement on promise (municipality_id, plan_id, newcomer_id);
