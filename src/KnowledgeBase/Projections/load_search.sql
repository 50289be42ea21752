-- $1 archive, $2 positions: the open search rows of these events.
select event_position, position_from, stream, type, record, source, text, folded
from kb.search
where archive = $1 and position_to is null and event_position = any ($2)
