-- $1 archive, $2 positions: the open replacement rows of these events.
select event_position, position_from, old, record, stands
from kb.replacement
where archive = $1 and position_to is null and event_position = any ($2)
