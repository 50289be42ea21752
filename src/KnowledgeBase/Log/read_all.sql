select e.position, m.id, m.stream_id, m.version, m.type, m.data, e.recorded_at, m.user_name, m.correlation_id, m.causation_id, m.headers
from kb.entry e
join kb.mt_events m on m.seq_id = e.seq_id
where e.archive = $1 and e.position > $2 and m.type <> 'tombstone'
order by e.position
limit $3
