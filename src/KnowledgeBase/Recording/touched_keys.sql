-- $1 archive, $2 the position of an event: what any edition says under the keys that it ever had.
select distinct c.entity
from kb.keyed own
join kb.keyed other on other.archive = $1 and other.work = own.work and other.key = own.key
join kb.claim c on c.archive = $1 and c.event_position = other.event_position
where own.archive = $1 and own.event_position = $2
