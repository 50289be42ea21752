-- $1 archive, $2 positions. See Log/read_all.sql.
select e.position, m.id, m.stream_id, m.type, m.data
from unnest($2::bigint[]) as wanted (position)
cross join lateral (select * from kb.entry where archive = $1 and position = wanted.position offset 0) e
cross join lateral (select * from kb.mt_events where seq_id = e.seq_id and type <> 'tombstone' offset 0) m
order by e.position
