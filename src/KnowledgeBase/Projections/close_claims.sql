-- $1 archive, $2 event positions, $3 ordinals, $4 positions from, $5 positions to.
update kb.claim c set position_to = t.position_to
from unnest($2::bigint[], $3::int[], $4::bigint[], $5::bigint[]) as t(event_position, ordinal, position_from, position_to)
where c.archive = $1 and c.event_position = t.event_position and c.ordinal = t.ordinal and c.position_from = t.position_from
