-- $1 position, $2 things, $3 no more than so many of each, $4 aspect, $5 member (null: every one): how many claims were ever made about each, up to then. A thing with more
-- than a quarter as many keys is not counted, but has as many.
select case when many.keys > $3 / 4 then $3 else counted.claims end
from unnest($2::text[]) with ordinality as t(thing, nth)
cross join lateral (
  select count(*) as keys from (select from kb.claim_key k where k.entity = t.thing and ($4::text is null or k.aspect = $4) and ($5::text is null or k.member = $5) limit $3 / 4 + 1) of_them
) many
cross join lateral (
  select count(*) as claims
  from (
    select
    from kb.claim_key k
    cross join lateral (
      select position_from, entity, aspect, member from kb.claim where key = k.key and simple and supersedes
      union all
      select position_from, entity, aspect, member from kb.claim where key = k.key and simple and not supersedes
      union all
      select position_from, entity, aspect, member from kb.claim where key = k.key and not simple
    ) c
    where many.keys <= $3 / 4 and k.entity = t.thing and ($4::text is null or k.aspect = $4) and ($5::text is null or k.member = $5)
      and c.position_from <= $1 and c.entity = k.entity and c.aspect = k.aspect and c.member = k.member
    limit $3
  ) of_them
) counted
order by t.nth
