-- $1 archive, $2 positions: the open rows of these events; $3 works and $4 keys: and of whatever else is said under these.
with touched as (
  select event_position from unnest($2::bigint[]) as t(event_position)
  union
  select k.event_position
  from unnest($3::text[], $4::text[]) as t(work, key)
  join kb.keyed k on k.archive = $1 and k.work = t.work and k.key = t.key and k.position_to is null
)
select c.event_position, c.ordinal, c.position_from, c.key, c.entity, c.aspect, c.member, c.source, c.work, c.edition, c.edition_to,
       c.simple, c.supersedes, c.on_latest, c.start_earliest, c.last_latest, c.width, c.deprecated, c.claim
from touched t
join kb.claim c on c.archive = $1 and c.event_position = t.event_position and c.position_to is null
order by c.event_position, c.ordinal
