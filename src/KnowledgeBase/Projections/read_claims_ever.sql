-- $1 position. Wanted: $2 entities, $3 aspects (null: every one), $4 members (null: every one): every row about them that began by then.
select distinct c.event_position, c.ordinal, c.position_from, c.position_to, c.work, c.edition, c.edition_to, c.deprecated, c.claim
from unnest($2::text[], $3::text[], $4::text[]) as w(entity, aspect, member)
join kb.claim_key k on k.entity = w.entity and (w.aspect is null or k.aspect = w.aspect) and (w.member is null or k.member = w.member)
cross join lateral (
  select * from kb.claim where key = k.key and simple and supersedes
  union all
  select * from kb.claim where key = k.key and simple and not supersedes
  union all
  select * from kb.claim where key = k.key and not simple
) c
where c.position_from <= $1 and c.entity = k.entity and c.aspect = k.aspect and c.member = k.member
