update kb.search r set position_to = t.position_to
from unnest($2::bigint[], $3::bigint[], $4::bigint[]) as t(event_position, position_from, position_to)
where r.archive = $1 and r.event_position = t.event_position and r.position_from = t.position_from
