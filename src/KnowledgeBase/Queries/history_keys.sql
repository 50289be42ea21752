-- $1 archive, $2 position, $3 positions of events: whatever was said under the keys of their works.
select distinct other.event_position
from kb.keyed own
join kb.keyed other on other.archive = own.archive and other.work = own.work and other.key = own.key and other.position_from <= $2
where own.archive = $1 and own.event_position = any ($3) and own.position_from <= $2
