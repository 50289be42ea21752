-- $1 archive, $2 position, $3 positions of events: where anything under the keys of their works came or went, up to then.
with own as (
  select distinct work, key from kb.keyed where archive = $1 and event_position = any ($3)
)
select distinct at.position
from own
join kb.keyed k on k.work = own.work and k.key = own.key and k.archive = $1
cross join lateral (values (k.position_from), (k.position_to)) at(position)
where at.position <= $2
