-- $1 archive, $2 positions: their events. One index probe per event: see Log/find.sql.
select e.position, m.id, m.stream_id, m.version, m.type, m.data, e.recorded_at, m.user_name, m.correlation_id, m.causation_id, m.headers
from (select distinct position from unnest($2::bigint[]) position) wanted
cross join lateral (select * from kb.entry where archive = $1 and position = wanted.position offset 0) e
cross join lateral (select * from kb.mt_events where seq_id = e.seq_id offset 0) m
order by e.position
