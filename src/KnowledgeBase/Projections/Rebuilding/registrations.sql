-- $1 archive, $2 up to this position, $3 types: the registrations of sources, each with how many its stream has.
select e.position, m.id, m.stream_id, m.type, m.data, count(*) over (partition by m.stream_id)
from (select id from kb.mt_streams where tenant_id = $1 and id like 'source/%' offset 0) s
cross join lateral (select * from kb.mt_events where tenant_id = $1 and stream_id = s.id and type = any ($3) offset 0) m
cross join lateral (select * from kb.entry where event_id = m.id and (archive = $1) is true and seq_id = m.seq_id offset 0) e
where e.position <= $2
order by e.position
