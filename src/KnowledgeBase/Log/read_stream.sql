-- One index probe per event: see find.sql.
select e.position, m.id, m.stream_id, m.version, m.type, m.data, e.recorded_at, m.user_name, m.correlation_id, m.causation_id, m.headers, m.seq_id
from kb.mt_events m
cross join lateral (
  select * from kb.entry where event_id = m.id and (archive = $1) is true and seq_id = m.seq_id offset 0
) e
where m.tenant_id = $1 and m.stream_id = $2 and m.version >= $3 and m.type <> 'tombstone'
order by m.version
limit $4
