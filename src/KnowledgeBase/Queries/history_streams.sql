-- $1 archive, $2 position, $3 positions of events: their streams, and those of whatever was said under the keys of their works.
with said as (
  select position from unnest($3::bigint[]) as t(position)
  union
  select other.event_position
  from kb.keyed own
  join kb.keyed other on other.archive = own.archive and other.work = own.work and other.key = own.key and other.position_from <= $2
  where own.archive = $1 and own.event_position = any ($3) and own.position_from <= $2
)
select distinct e.stream
from said
join kb.entry e on e.archive = $1 and e.position = said.position
