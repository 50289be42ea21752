-- $1 archive, $2 positions, $3 works, $4 keys: the open keyed rows of these events, and of these keys.
select k.event_position, k.position_from, k.work, k.key, k.edition, k.source, k.record
from kb.keyed k
where k.archive = $1 and k.position_to is null and k.event_position = any ($2)
union
select k.event_position, k.position_from, k.work, k.key, k.edition, k.source, k.record
from unnest($3::text[], $4::text[]) as t(work, key)
join kb.keyed k on k.archive = $1 and k.work = t.work and k.key = t.key and k.position_to is null
