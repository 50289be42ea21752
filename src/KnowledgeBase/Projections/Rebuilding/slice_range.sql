-- $1 archive, $2 after this position, $3 up to this one. See Log/read_all.sql.
select e.position, m.id, m.stream_id, m.type, m.data
from kb.entry e
cross join lateral (select * from kb.mt_events where seq_id = e.seq_id and type <> 'tombstone' offset 0) m
where e.archive = $1 and e.position > $2 and e.position <= $3
order by e.position
