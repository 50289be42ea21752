-- $1 archive, $2 sources, $3 keys: which keys are taken in which edition, by which record.
select k.source, k.key, k.record
from unnest($2::text[], $3::text[]) as t(source, key)
join kb.reference r on r.archive = $1 and r.position_to is null and r.type = 'source.registered' and r.stream = t.source
join kb.keyed k on k.archive = $1 and k.position_to is null and k.work = coalesce(r.data::jsonb ->> 'work', r.stream) and k.key = t.key and k.source = t.source
