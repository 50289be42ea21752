-- $1 archive: does it exist, where does it end, by which version of the projections was it read. Every read that follows is by an index and in its order: where one key has
-- far more claims than most, the planner's averages would have it fetch and sort them all.
select (select position from kb.entry where archive = a.name order by position desc limit 1),
       a.padding,
       (select version from kb.projection where archive = a.name),
       set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)
from kb.archive a
where a.name = $1
