-- The events whose text matches: $1 archive, $2 position, $3 the query, $4 works with $5 their latest admitted editions (null: whatever
-- is carried on to the last one), $6 a kind of thing (null: any), $7 how many. What a source says counts when a claim of it is admitted.
with query as materialized (
  select to_tsquery('simple'::regconfig, $3) as query
), heard as materialized (
  select work, edition from unnest($4::text[], $5::int[]) as h(work, edition)
)
select s.event_position, s.stream, s.type, s.record, s.source, s.text, c.claim, coalesce(c.deprecated, false), count(*) over ()
from query
join kb.search s on s.words @@ query.query
left join lateral (
  select c.claim, c.deprecated
  from kb.claim c
  where c.archive = s.archive and c.event_position = s.event_position
    and c.position_from <= $2 and (c.position_to is null or c.position_to > $2)
    and case when $4::text[] is null then c.edition_to is null
        else exists (select from heard h where h.work = c.work and c.edition <= h.edition and (c.edition_to is null or c.edition_to > h.edition)) end
  order by c.ordinal
  limit 1
) c on s.source is not null
left join lateral (
  select $4::text[] is null or exists (select from heard h where h.work = k.work and k.edition <= h.edition) as admitted
  from kb.keyed k
  where k.archive = s.archive and k.event_position = s.event_position
    and k.position_from <= $2 and (k.position_to is null or k.position_to > $2)
) o on s.type = 'source.omitted'
where s.archive = $1 and s.position_from <= $2 and (s.position_to is null or s.position_to > $2)
  and ($6::text is null or split_part(s.stream, '/', 1) = $6)
  and (s.source is null or c.claim is not null or o.admitted)
order by ts_rank(s.words, query.query, 1) desc, s.event_position
limit $7
