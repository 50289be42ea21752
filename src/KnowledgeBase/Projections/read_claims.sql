-- The claims that can matter to an answer: $1 archive, $2 position, $3 the day as a number, $4 entities with $5 aspects and $6 members
-- (null: every one), $7 works with $8 their latest admitted editions (null: whatever is carried on to the last one), $9 aspects that are
-- states of known fields, $10 whether superseded claims are wanted too. Of such a state, a certain claim that overrides everything makes
-- all that was certainly last attested before it superfluous: m is the day of the latest such claim, and what matters overlaps m to $3.
-- The archive is tested in a form that the primary key cannot serve: right after a bulk import the planner would read all of it for each key.
with wanted as (
  select k.key, k.entity, k.aspect, k.member, k.aspect = any ($9) and not bool_or(w.superseded) as prunable
  from unnest($4::text[], $5::text[], $6::text[], $10::boolean[]) as w(entity, aspect, member, superseded)
  join kb.claim_key k on k.archive = $1 and k.entity = w.entity
    and (w.aspect is null or k.aspect = w.aspect) and (w.member is null or k.member = w.member)
  group by k.key, k.entity, k.aspect, k.member
), heard as materialized (
  select work, edition from unnest($7::text[], $8::int[]) as h(work, edition)
)
select found.claim, found.deprecated
from wanted w
left join lateral (
  select c.on_latest as day
  from kb.claim c
  where c.key = w.key and c.simple and c.supersedes and c.on_latest <= $3
    and c.position_from <= $2 and (c.position_to is null or c.position_to > $2)
    and (c.archive = $1) is true and c.entity = w.entity and c.aspect = w.aspect and c.member = w.member
    and case when $7::text[] is null then c.edition_to is null
        else exists (select from heard h where h.work = c.work and c.edition <= h.edition and (c.edition_to is null or c.edition_to > h.edition)) end
  order by c.on_latest desc
  limit 1
) m on w.prunable
join lateral (
  select c.*
  from kb.claim c
  where w.prunable and c.key = w.key and c.simple and c.on_latest between coalesce(m.day, -9223372036854775808) and $3
  union all
  select c.*
  from (values (0::bigint), (31), (366), (3660), (9223372036854775807)) as step(width)
  cross join lateral (
    select *
    from kb.claim
    where key = w.key and not simple and width = step.width
      and start_earliest between case when m.day is null or step.width > 3660 then -9223372036854775808 else m.day - step.width end and $3
    offset 0  -- a fence: one range of the index for each step, whatever the statistics say
  ) c
  where w.prunable and not c.deprecated and c.last_latest >= coalesce(m.day, -9223372036854775808)
  union all
  select c.*
  from kb.claim c
  where w.prunable and c.key = w.key and c.deprecated
  union all
  select c.*
  from kb.claim c
  where not w.prunable and c.key = w.key and not c.simple
  union all
  select c.*
  from kb.claim c
  where not w.prunable and c.key = w.key and c.simple
) found on (found.archive = $1) is true and found.entity = w.entity and found.aspect = w.aspect and found.member = w.member
where found.position_from <= $2 and (found.position_to is null or found.position_to > $2)
  and case when $7::text[] is null then found.edition_to is null
      else exists (select from heard h where h.work = found.work and found.edition <= h.edition and (found.edition_to is null or found.edition_to > h.edition)) end
