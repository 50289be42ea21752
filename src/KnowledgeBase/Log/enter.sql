-- $1 archive, $2 its last position, $3 time, $4 ids, $5 sequence numbers, $6 streams: events that stand in mt_events get positions.
insert into kb.entry (archive, position, event_id, seq_id, stream, recorded_at)
select $1, $2 + nth, id, seq_id, stream, $3
from unnest($4::uuid[], $5::bigint[], $6::text[]) with ordinality as u (id, seq_id, stream, nth)
