select e.position, m.id, m.stream_id, m.version, m.type, m.data, e.recorded_at, m.user_name, m.correlation_id, m.causation_id, m.headers
from (select distinct id from unnest($2::uuid[]) id) wanted
join kb.entry e on e.archive = $1 and e.event_id = wanted.id
join kb.mt_events m on m.seq_id = e.seq_id
order by e.position
