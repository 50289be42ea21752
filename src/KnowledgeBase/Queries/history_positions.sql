-- $1 archive, $2 position, $3 things, $4 aspect (null: every one): the events that made a claim about it at any time up to then.
select distinct c.event_position
from kb.claim_key k
cross join lateral (
  select * from kb.claim where key = k.key and simple
  union all
  select * from kb.claim where key = k.key and not simple
) c
where k.archive = $1 and k.entity = any ($3) and ($4::text is null or k.aspect = $4)
  and c.archive = $1 and c.entity = k.entity and c.aspect = k.aspect and c.member = k.member and c.position_from <= $2
