-- $1 archive: does it exist, where does it end, by which version of the projections was it read, into which tables. Every read that follows is by an index and in its order: where one key has
-- far more claims than most, the planner's averages would have it fetch and sort them all.
select (select position from kb.entry where archive = a.name order by position desc limit 1),
       a.padding,
       p.version,
       p.id,
       set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)
from kb.archive a
join kb.projection p on p.archive = a.name and p.live
where a.name = $1
