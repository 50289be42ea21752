-- $1 position, $2 day. Wanted: $3 keys with $4 entities, $5 aspects, $6 members of them, $7 superseded claims too; and by $8 entities,
-- $9 aspects (null: every one), $10 members (null: every one), $11 superseded claims too. $12 aspects that are states of known fields.
-- Heard: $13 works with $14 their editions up to the latest admitted one (null: whatever is carried on to the last one); $15 the works
-- once more where they are few (else null).
-- Of a state, a certain claim that overrides everything makes all that was certainly last attested before it superfluous: m is the day
-- of the latest such claim, and what matters overlaps m to $2.
with wanted as (
  select key, entity, aspect, member, aspect = any ($12) and not superseded as prunable
  from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::boolean[]) as w(key, entity, aspect, member, superseded)
  union all
  select k.key, k.entity, k.aspect, k.member, k.aspect = any ($12) and not w.superseded
  from unnest($8::text[], $9::text[], $10::text[], $11::boolean[]) as w(entity, aspect, member, superseded)
  join kb.claim_key k on k.entity = w.entity and k.aspect = w.aspect
  where w.member is null or k.member = w.member
  union all
  select k.key, k.entity, k.aspect, k.member, k.aspect = any ($12) and not w.superseded
  from unnest($8::text[], $9::text[], $10::text[], $11::boolean[]) as w(entity, aspect, member, superseded)
  join kb.claim_key k on k.entity = w.entity
  where w.aspect is null and (w.member is null or k.member = w.member)
), heard as materialized (
  select work, edition from unnest($13::text[], $14::int[]) as h(work, edition)
)
select found.claim, found.deprecated
from wanted w
cross join lateral (
  -- Few keys have other claims, and these are asked for in several steps.
  select max(day) as day, w.prunable and exists (select from kb.claim where key = w.key and not simple) as others
  from (
    (
      select c.on_latest
      from kb.claim c
      where w.prunable and $13::text[] is null and c.key = w.key and c.simple and c.supersedes and c.on_latest <= $2
        and c.position_from <= $1 and (c.position_to is null or c.position_to > $1)
        and c.entity = w.entity and c.aspect = w.aspect and c.member = w.member
        and c.edition_to is null
      order by c.on_latest desc
      limit 1
    )
    union all
    (
      -- Gone back through by the index alone until one is heard. What the index does not hold is looked up then.
      select c.on_latest
      from (
        select on_latest, position_from, work, edition
        from kb.claim
        where w.prunable and $13::text[] is not null and $15::text[] is null and key = w.key and simple and supersedes and on_latest <= $2 and position_from <= $1
          and case when (work, edition) in (select work, edition from heard) then true end
        order by on_latest desc
        offset 0  -- a fence: in this order, and no further than needed
      ) i
      cross join lateral (
        select *
        from kb.claim
        where key = w.key and simple and supersedes and on_latest = i.on_latest and position_from = i.position_from and work = i.work and edition = i.edition
        offset 0
      ) c
      where (c.position_to is null or c.position_to > $1)
        and c.entity = w.entity and c.aspect = w.aspect and c.member = w.member
        and case when c.edition_to is null then true else (c.work, c.edition_to) not in (select work, edition from heard) end
      limit 1
    )
    union all
    select of_work.on_latest
    from unnest($15::text[]) as h(work)
    cross join lateral (
      select c.on_latest
      from kb.claim c
      where w.prunable and c.work = h.work and c.key = w.key and c.simple and c.supersedes and c.on_latest <= $2
        and c.position_from <= $1 and (c.position_to is null or c.position_to > $1)
        and c.entity = w.entity and c.aspect = w.aspect and c.member = w.member
        and (c.work, c.edition) in (select work, edition from heard) and (c.edition_to is null or (c.work, c.edition_to) not in (select work, edition from heard))
      order by c.on_latest desc
      limit 1
    ) of_work
  ) latest(day)
) m
join lateral (
  -- Nothing that overrides everything is later than m; what is as late, and what overrides less, counts.
  select c.*
  from kb.claim c
  where w.prunable and c.key = w.key and c.simple and c.supersedes and c.on_latest = m.day
  union all
  select c.*
  from kb.claim c
  where w.prunable and c.key = w.key and c.simple and not c.supersedes and c.on_latest between coalesce(m.day, -9223372036854775808) and $2
  union all
  select c.*
  from (values (0::bigint), (31), (366), (3660), (9223372036854775807)) as step(width)
  cross join lateral (
    select *
    from kb.claim
    where key = w.key and not simple and width = step.width
      and start_earliest between case when m.day is null or step.width > 3660 then -9223372036854775808 else m.day - step.width end and $2
    offset 0  -- a fence: one range of the index for each step, whatever the statistics say
  ) c
  where m.others and not c.deprecated and c.last_latest >= coalesce(m.day, -9223372036854775808)
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
  where not w.prunable and c.key = w.key and c.simple and c.supersedes
  union all
  select c.*
  from kb.claim c
  where not w.prunable and c.key = w.key and c.simple and not c.supersedes
) found on found.entity = w.entity and found.aspect = w.aspect and found.member = w.member
where found.position_from <= $1 and (found.position_to is null or found.position_to > $1)
  and case when $13::text[] is null then found.edition_to is null
      else (found.work, found.edition) in (select work, edition from heard) and (found.edition_to is null or (found.work, found.edition_to) not in (select work, edition from heard)) end
