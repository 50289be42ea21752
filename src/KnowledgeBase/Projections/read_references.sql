-- $1 archive, $2 position, $3 types: what the editors said of these kinds, as it stood; and when that position was recorded.
select r.type, r.stream, r.data, r.event_position
from kb.reference r
where r.archive = $1 and r.type = any ($3) and r.position_from <= $2 and (r.position_to is null or r.position_to > $2)
order by r.event_position
