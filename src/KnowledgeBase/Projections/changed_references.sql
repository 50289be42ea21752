-- $1 position, $2 types: what began or ended after it.
select event_position, position_from, position_to, type, stream, data
from kb.reference
where position_from > $1 and type = any ($2)
union all
select event_position, position_from, position_to, type, stream, data
from kb.reference
where position_to > $1 and position_from <= $1 and type = any ($2)
