-- The claims that can matter to an answer: $1 archive, $2 position, $3 the day as a number, $4 entities with $5 aspects and $6 members
-- (null: every one), $7 works with $8 their latest admitted editions (null: whatever is carried on to the last one), $9 whether the
-- position is an old one, $10 aspects that are states of known fields, $11 whether superseded claims are wanted too. Of such a state, a certain claim that overrides everything
-- makes all that was certainly last attested before it superfluous: m is the day of the latest such claim.
with wanted as (
  select k.key, k.entity, k.aspect, k.member, k.aspect = any ($10) and not bool_or(w.superseded) as prunable
  from unnest($4::text[], $5::text[], $6::text[], $11::boolean[]) as w(entity, aspect, member, superseded)
  join kb.claim_key k on k.archive = $1 and k.entity = w.entity
    and (w.aspect is null or k.aspect = w.aspect) and (w.member is null or k.member = w.member)
  group by k.key, k.entity, k.aspect, k.member
), heard as materialized (
  select work, edition from unnest($7::text[], $8::int[]) as h(work, edition)
)
select found.claim, found.deprecated
from wanted w
left join lateral (
  select max(latest.day) as day
  from (
    (select c.on_latest as day
     from kb.claim c
     where c.key = w.key and c.position_to is null and c.simple and c.supersedes and c.on_latest <= $3
       and c.position_from <= $2 and c.archive = $1 and c.entity = w.entity and c.aspect = w.aspect and c.member = w.member
       and case when $7::text[] is null then c.edition_to is null
           else exists (select from heard h where h.work = c.work and c.edition <= h.edition and (c.edition_to is null or c.edition_to > h.edition)) end
     order by c.on_latest desc
     limit 1)
    union all
    (select c.on_latest
     from kb.claim c
     where $9 and c.key = w.key and c.position_to is not null and c.simple and c.supersedes and c.on_latest <= $3
       and c.position_from <= $2 and c.position_to > $2 and c.archive = $1 and c.entity = w.entity and c.aspect = w.aspect and c.member = w.member
       and case when $7::text[] is null then c.edition_to is null
           else exists (select from heard h where h.work = c.work and c.edition <= h.edition and (c.edition_to is null or c.edition_to > h.edition)) end
     order by c.on_latest desc
     limit 1)
  ) latest
) m on w.prunable
join lateral (
  select c.claim, c.deprecated, c.work, c.edition, c.edition_to, c.archive, c.entity, c.aspect, c.member
  from kb.claim c
  where c.key = w.key and c.position_to is null and c.simple and c.position_from <= $2
    and c.on_latest between coalesce(m.day, -9223372036854775808) and case when w.prunable then $3 else 9223372036854775807 end
  union all
  select c.claim, c.deprecated, c.work, c.edition, c.edition_to, c.archive, c.entity, c.aspect, c.member
  from kb.claim c
  where c.key = w.key and c.position_to is null and not c.simple and c.position_from <= $2
    and (not w.prunable or c.deprecated or (c.start_earliest <= $3 and c.last_latest >= coalesce(m.day, -9223372036854775808)))
  union all
  select c.claim, c.deprecated, c.work, c.edition, c.edition_to, c.archive, c.entity, c.aspect, c.member
  from kb.claim c
  where $9 and c.key = w.key and c.position_to is not null and c.position_from <= $2 and c.position_to > $2
    and (not w.prunable or c.deprecated or (c.start_earliest <= $3 and c.last_latest >= coalesce(m.day, -9223372036854775808)))
) found on found.archive = $1 and found.entity = w.entity and found.aspect = w.aspect and found.member = w.member
where case when $7::text[] is null then found.edition_to is null
      else exists (select from heard h where h.work = found.work and found.edition <= h.edition and (found.edition_to is null or found.edition_to > h.edition)) end
