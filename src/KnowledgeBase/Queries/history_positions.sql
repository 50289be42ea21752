-- $1 archive, $2 position, $3 things, $4 aspect (null: every one): the events that made a claim about them at any time up to then; where
-- every aspect is asked for, also those that registered or named them, or said what an edition leaves out.
select c.event_position
from kb.claim_key k
cross join lateral (
  select * from kb.claim where key = k.key and simple and supersedes
  union all
  select * from kb.claim where key = k.key and simple and not supersedes
  union all
  select * from kb.claim where key = k.key and not simple
) c
where k.archive = $1 and k.entity = any ($3) and ($4::text is null or k.aspect = $4)
  and c.archive = $1 and c.entity = k.entity and c.aspect = k.aspect and c.member = k.member and c.position_from <= $2
union
select event_position from kb.reference where $4::text is null and archive = $1 and stream = any ($3) and position_from <= $2
union
select event_position from kb.keyed where $4::text is null and archive = $1 and source = any ($3) and position_from <= $2
