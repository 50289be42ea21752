-- For the transaction, or the batch. Every read that follows is by an index and in its order: where one key has far more claims than
-- most, the planner's averages would have it fetch and sort them all. The plan does not depend on the parameters, so it is made once.
select set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true)
