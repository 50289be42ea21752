-- $1 position, $2 types: what began or ended after it. Each is found by its own index, which holds next to nothing: hence the fences (offset 0).
select event_position, position_from, position_to, type, stream, data
from (select * from kb.reference where position_from > $1 offset 0) began
where type = any ($2)
union all
select event_position, position_from, position_to, type, stream, data
from (select * from kb.reference where position_to > $1 offset 0) ended
where position_from <= $1 and type = any ($2)
