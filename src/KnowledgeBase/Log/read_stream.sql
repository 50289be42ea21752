select e.position, m.id, m.stream_id, m.version, m.type, m.data, e.recorded_at, m.user_name, m.correlation_id, m.causation_id, m.headers
from kb.mt_events m
join kb.entry e on e.archive = $1 and e.event_id = m.id and e.seq_id = m.seq_id
where m.tenant_id = $1 and m.stream_id = $2 and m.version >= $3 and m.type <> 'tombstone'
order by m.version
limit $4
