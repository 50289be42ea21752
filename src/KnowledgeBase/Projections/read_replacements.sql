-- $1 archive, $2 position: which records stood in for which.
select old, record, stands
from kb.replacement
where archive = $1 and position_from <= $2 and (position_to is null or position_to > $2)
order by event_position
