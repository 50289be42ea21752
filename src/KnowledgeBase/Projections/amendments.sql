-- $1 archive, $2 streams, $3 types: the amendments that stand on these streams. One index probe per stream: see Log/find.sql.
select e.position, m.id, m.stream_id, m.version, m.type, m.data, e.recorded_at, m.user_name, m.correlation_id, m.causation_id, m.headers
from (select distinct stream from unnest($2::text[]) stream) wanted
cross join lateral (
  select * from kb.mt_events where tenant_id = $1 and stream_id = wanted.stream and type = any ($3) offset 0
) m
cross join lateral (
  select * from kb.entry where event_id = m.id and (archive = $1) is true and seq_id = m.seq_id offset 0
) e
order by e.position
