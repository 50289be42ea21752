-- $1 archive, $2 positions: the open reference rows of these events.
select event_position, position_from, type, stream, data
from kb.reference
where archive = $1 and position_to is null and event_position = any ($2)
