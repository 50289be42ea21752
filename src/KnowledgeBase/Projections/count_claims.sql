-- $1 position, $2 things, $3 no more than so many of each: how many claims were ever made about each, up to then.
select count(found.key)
from unnest($2::text[]) with ordinality as t(thing, nth)
left join lateral (
  select c.key
  from kb.claim_key k
  cross join lateral (
    select key, position_from, entity, aspect, member from kb.claim where key = k.key and simple and supersedes
    union all
    select key, position_from, entity, aspect, member from kb.claim where key = k.key and simple and not supersedes
    union all
    select key, position_from, entity, aspect, member from kb.claim where key = k.key and not simple
  ) c
  where k.entity = t.thing and c.position_from <= $1 and c.entity = k.entity and c.aspect = k.aspect and c.member = k.member
  limit $3
) found on true
group by t.nth
order by t.nth
