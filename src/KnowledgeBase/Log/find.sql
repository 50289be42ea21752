-- One index probe per id, whatever the planner thinks: right after a bulk append it takes an archive for nearly empty, and would
-- read all of it for each id. Hence the fences (offset 0), and the archive's test in a form that the primary key cannot serve.
select e.position, m.id, m.stream_id, m.version, m.type, m.data, e.recorded_at, m.user_name, m.correlation_id, m.causation_id, m.headers, m.seq_id
from (select distinct id from unnest($2::uuid[]) id) wanted
cross join lateral (
  select * from kb.entry where event_id = wanted.id and (archive = $1) is true offset 0
) e
cross join lateral (select * from kb.mt_events where seq_id = e.seq_id offset 0) m
order by e.position
